import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { instant, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { byAction, orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderContactRequired = defineMessage({
  type: 'routing.order.contact_required.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The person must be contacted first (XX-18, LN-33): by the department or by the office.',
    zh: '须先行联系诉求人（XX-18、LN-33），由单位或主管办提出。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    ...byAction,
    requiredAt: instant,
    by: oneOf(deciders),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleOrderOfOrg,
    actionId: sample.actionId,
    requiredAt: '2026-11-16T11:00:00+08:00',
    by: 'department',
    ruleId: 'XX-18',
  },
});
