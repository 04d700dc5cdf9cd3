import { defineMessage } from '../message';
import { sent } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseSupplemented = defineMessage({
  type: 'receipt.case.supplemented.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'intake',
    en: 'The supplement was added to the case.',
    zh: '补充内容已并入。',
  },
  schema: sent({ ...receiptOfCase }),
  example: { ...sampleCaseReceipt },
});
