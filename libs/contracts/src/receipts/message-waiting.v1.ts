import { defineMessage } from '../message';
import { eventSeq, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfEither } from '../vocabulary/receipt';

export const ReceiptMessageWaiting = defineMessage({
  type: 'receipt.message.waiting.v1',
  topic: 'province.receipts',
  key: ['upstreamCaseNo', 'upstreamRatingNo'],
  external: true,
  retained: true,
  doc: {
    by: 'any service',
    en: 'A later event of the case has arrived, an earlier one has not; missingSeq is the lowest that is missing.',
    zh: '后序事件已到而前序未到；missingSeq 为缺失的最小序号。',
  },
  schema: sent({ ...receiptOfEither, missingSeq: eventSeq }),
  example: { sourceSystem: sample.sourceSystem, upstreamCaseNo: sample.upstreamCaseNo, missingSeq: 2 },
});
