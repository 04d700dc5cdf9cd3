import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { byAction, orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderAcceptanceDecided = defineMessage({
  type: 'routing.order.acceptance_decided.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The competent unit takes a report or does not.',
    zh: '主管单位对举报件决定受理或不予受理。',
  },
  schema: Type.Object({ ...orderOfOrg, ...byAction, accepted: Type.Boolean(), decidedAt: instant }),
  example: {
    ...sampleOrderOfOrg,
    actionId: sample.actionId,
    accepted: true,
    decidedAt: '2026-11-17T16:00:00+08:00',
  },
});
