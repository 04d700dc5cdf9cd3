import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { round, sent, text } from '../vocabulary/fields';
import { replyElements, sampleReply } from '../vocabulary/reply';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseReplied = defineMessage({
  type: 'receipt.case.replied.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'routing',
    en: 'The reply is released to the person.',
    zh: '答复已可告知诉求人。',
  },
  schema: sent({
    ...receiptOfCase,
    round,
    reply: sent({ text: text(60000), elements: Type.Optional(sent(replyElements)) }),
  }),
  example: { ...sampleCaseReceipt, round: 1, reply: sampleReply },
});
