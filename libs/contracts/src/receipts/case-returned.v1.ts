import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { reasonCode, ruleId, sent } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseReturned = defineMessage({
  type: 'receipt.case.returned.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'intake',
    en: 'The case goes back to the province. An end of its own.',
    zh: '退回省平台。为终结状态。',
  },
  schema: sent({ ...receiptOfCase, reasonCode, ruleId: Type.Optional(ruleId) }),
  example: { ...sampleCaseReceipt, reasonCode: 'INTAKE.OTHER_JURISDICTION', ruleId: 'XX-05' },
});
