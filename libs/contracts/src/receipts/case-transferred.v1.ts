import { defineMessage } from '../message';
import { sent, text } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseTransferred = defineMessage({
  type: 'receipt.case.transferred.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'routing',
    en: 'The case was transferred to another authority. An end of its own.',
    zh: '已移送其他机关。为终结状态。',
  },
  schema: sent({ ...receiptOfCase, target: text(200), reason: text(2000) }),
  example: { ...sampleCaseReceipt, target: '新乡市市场监督管理局', reason: '属市级职责' },
});
