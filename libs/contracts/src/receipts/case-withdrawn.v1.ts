import { defineMessage } from '../message';
import { sent } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseWithdrawn = defineMessage({
  type: 'receipt.case.withdrawn.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'intake',
    en: 'The case has ended by withdrawal. An end of its own.',
    zh: '已按撤回终结。',
  },
  schema: sent({ ...receiptOfCase }),
  example: { ...sampleCaseReceipt },
});
