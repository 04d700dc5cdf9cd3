import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, orgCode, reasonCode, ruleId, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';
import { oneOf } from '../vocabulary/words';

export const ReceiptCaseRevoked = defineMessage({
  type: 'receipt.case.revoked.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'routing',
    en: 'An appeal revoked the complaint, or it was not adopted: it is not upheld whatever was found before. No end of the case: the person is answered all the same, and a case that has ended stays ended.',
    zh: '经申诉，投诉已撤销或不予采纳，此前认定属实的改为不属实。不是终结状态：仍须答复投诉人；已办结的仍为办结。',
  },
  schema: sent({
    ...receiptOfCase,
    outcome: oneOf(['revoked', 'not_adopted'] as const),
    orgCode,
    reasonCode: Type.Optional(reasonCode),
    ruleId: Type.Optional(ruleId),
    decidedAt: instant,
  }),
  example: {
    ...sampleCaseReceipt,
    outcome: 'revoked',
    orgCode: sample.orgCode,
    reasonCode: 'RATING.MISTAKEN',
    ruleId: 'HA-21',
    decidedAt: '2026-11-30T11:00:00+08:00',
  },
});
