import { defineMessage } from '../message';
import { reasonCode, sent } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseHeld = defineMessage({
  type: 'receipt.case.held.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'intake',
    en: 'The case waits for a person; accepted, refused or returned follows.',
    zh: '诉求件待人工甄别，随后为受理、不予受理或退回。',
  },
  schema: sent({ ...receiptOfCase, reasonCode }),
  example: { ...sampleCaseReceipt, reasonCode: 'INTAKE.UNKNOWN_CASE_TYPE' },
});
