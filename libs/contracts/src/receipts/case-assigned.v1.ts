import { defineMessage } from '../message';
import { org, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseAssigned = defineMessage({
  type: 'receipt.case.assigned.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'routing',
    en: 'A lead organisation has the case; sent again after a reassignment.',
    zh: '已分派主办单位；改派后再次发送。',
  },
  schema: sent({ ...receiptOfCase, leadOrg: org }),
  example: { ...sampleCaseReceipt, leadOrg: sample.org },
});
