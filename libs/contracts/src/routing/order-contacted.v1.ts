import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { count, instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { byAction, orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderContacted = defineMessage({
  type: 'routing.order.contacted.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'An attempt to contact the person was taken; fulfilled says whether the duty of first contact is met by it.',
    zh: '已记录一次联系；fulfilled 表示先行联系义务是否完成。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    ...byAction,
    contactedAt: instant,
    recordedAt: instant,
    outcome: oneOf(['reached', 'unreachable'] as const),
    attempts: count,
    fulfilled: Type.Boolean(),
    by: Type.Optional(oneOf(deciders)),
  }),
  example: {
    ...sampleOrderOfOrg,
    actionId: sample.actionId,
    contactedAt: sample.contactedAt,
    recordedAt: '2026-11-16T15:20:00+08:00',
    outcome: 'reached',
    attempts: 1,
    fulfilled: true,
    by: 'department',
  },
});
