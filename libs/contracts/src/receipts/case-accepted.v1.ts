import { defineMessage } from '../message';
import { sent } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseAccepted = defineMessage({
  type: 'receipt.case.accepted.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'intake',
    en: 'The case was accepted.',
    zh: '诉求件已受理。',
  },
  schema: sent({ ...receiptOfCase }),
  example: { ...sampleCaseReceipt },
});
