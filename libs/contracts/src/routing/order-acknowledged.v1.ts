import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { byAction, orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderAcknowledged = defineMessage({
  type: 'routing.order.acknowledged.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The department has seen the order.',
    zh: '单位已签收。',
  },
  schema: Type.Object({ ...orderOfOrg, ...byAction, acknowledgedAt: instant }),
  example: { ...sampleOrderOfOrg, actionId: sample.actionId, acknowledgedAt: '2026-11-16T10:40:00+08:00' },
});
