import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { reasonCode, ruleId, sent, text } from '../vocabulary/fields';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseRefused = defineMessage({
  type: 'receipt.case.refused.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'intake',
    en: 'The case was not accepted; the rule and the guidance to the person. An end of its own.',
    zh: '不予受理，附规则与引导。为终结状态。',
  },
  schema: sent({
    ...receiptOfCase,
    reasonCode,
    ruleId: Type.Optional(ruleId),
    guidance: Type.Optional(text(2000)),
    referral: Type.Optional(text(500)),
  }),
  example: {
    ...sampleCaseReceipt,
    reasonCode: 'INTAKE.OTHER_PROCEDURE',
    ruleId: 'XX-11',
    guidance: '您反映的事项属行政复议范围，请向新乡经开区行政复议机构提出。',
    referral: '新乡经开区行政复议机构',
  },
});
