import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, ratingId, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfRating, sampleRatingReceipt } from '../vocabulary/receipt';

export const ReceiptRatingRecorded = defineMessage({
  type: 'receipt.rating.recorded.v1',
  topic: 'province.receipts',
  key: 'upstreamRatingNo',
  external: true,
  retained: true,
  doc: {
    by: 'rating',
    en: 'The rating is recorded, attached to its case when it has one.',
    zh: '评价已登记；如系件评则已关联。',
  },
  schema: sent({ ...receiptOfRating, ratingId, caseId: Type.Optional(caseId) }),
  example: { ...sampleRatingReceipt, ratingId: sample.ratingId, caseId: sample.caseId },
});
