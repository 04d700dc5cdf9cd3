import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, requestId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { byAction, orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderReturnRequested = defineMessage({
  type: 'routing.order.return_requested.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The department asks to give the order back, in time (LN-27). The clock goes on until it is decided.',
    zh: '单位在期限内申请退回（LN-27），决定前继续计时。',
  },
  schema: Type.Object({ ...orderOfOrg, ...byAction, requestId, requestedAt: instant }),
  example: {
    ...sampleOrderOfOrg,
    actionId: sample.actionId,
    requestId: sample.requestId,
    requestedAt: '2026-11-16T14:00:00+08:00',
  },
});
