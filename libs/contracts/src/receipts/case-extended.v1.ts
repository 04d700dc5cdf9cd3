import { defineMessage } from '../message';
import { deadlineKinds, oneOf } from '../vocabulary/words';
import { instant, sent, text } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseExtended = defineMessage({
  type: 'receipt.case.extended.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'sla',
    en: 'A deadline was extended before it ended, with the reason.',
    zh: '期限届满前批准延期，附理由。',
  },
  schema: sent({ ...receiptOfCase, deadlineKind: oneOf(deadlineKinds), dueAt: instant, reason: text(2000) }),
  example: {
    ...sampleCaseReceipt,
    deadlineKind: 'completion',
    dueAt: '2026-11-30T23:59:59.999+08:00',
    reason: '需委托第三方检测',
  },
});
