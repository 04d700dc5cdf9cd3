import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { round, sent } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseReopened = defineMessage({
  type: 'receipt.case.reopened.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'routing',
    en: 'A dissatisfied rating reopens the case once.',
    zh: '因评价不满意重新办理。',
  },
  schema: sent({ ...receiptOfCase, round, reason: oneOf(['redo'] as const) }),
  example: { ...sampleCaseReceipt, round: 2, reason: 'redo' },
});
