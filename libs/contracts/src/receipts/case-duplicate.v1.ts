import { defineMessage } from '../message';
import { caseId, sent, upstreamNo } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseDuplicate = defineMessage({
  type: 'receipt.case.duplicate.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'intake',
    en: 'The case is linked to an earlier one; replied and completed (linked) follow with that one.',
    zh: '重复诉求，已关联主件；随主件答复并办结（linked）。',
  },
  schema: sent({ ...receiptOfCase, ofCaseId: caseId, ofUpstreamCaseNo: upstreamNo }),
  example: {
    ...sampleCaseReceipt,
    ofCaseId: 'c-0a11f2b3c4d5e6f70812',
    ofUpstreamCaseNo: 'HN41072620261110000412',
  },
});
