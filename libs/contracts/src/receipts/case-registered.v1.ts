import { defineMessage } from '../message';
import { caseId, caseNo, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseRegistered = defineMessage({
  type: 'receipt.case.registered.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'intake',
    en: 'The case has arrived and has its numbers.',
    zh: '诉求件已登记，取得编号。',
  },
  schema: sent({ ...receiptOfCase, caseId, caseNo }),
  example: { ...sampleCaseReceipt, caseId: sample.caseId, caseNo: sample.caseNo },
});
