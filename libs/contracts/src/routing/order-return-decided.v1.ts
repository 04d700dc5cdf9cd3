import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { instant, org, requestId, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderReturnDecided = defineMessage({
  type: 'routing.order.return_decided.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The return was decided. Granted: the order ends here, and newOrg, when there is one, gets an order of its own.',
    zh: '退回已决定。同意的，原交办单终止；有 newOrg 的另行交办。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    requestId,
    granted: Type.Boolean(),
    newOrg: Type.Optional(org),
    decidedAt: instant,
    by: oneOf(deciders),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleOrderOfOrg,
    requestId: sample.requestId,
    granted: true,
    newOrg: 'xx-scjg',
    decidedAt: '2026-11-17T09:00:00+08:00',
    by: 'dispatcher',
    ruleId: 'LN-28',
  },
});
