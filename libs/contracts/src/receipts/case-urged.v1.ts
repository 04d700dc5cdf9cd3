import { defineMessage } from '../message';
import { sent } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseUrged = defineMessage({
  type: 'receipt.case.urged.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'intake',
    en: 'The urging was noted and passed on.',
    zh: '催办已记录并转达。',
  },
  schema: sent({ ...receiptOfCase }),
  example: { ...sampleCaseReceipt },
});
