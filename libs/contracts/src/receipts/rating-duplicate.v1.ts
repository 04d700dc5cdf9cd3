import { defineMessage } from '../message';
import { ratingId, sent } from '../vocabulary/fields';
import { receiptOfRating, sampleRatingReceipt } from '../vocabulary/receipt';

export const ReceiptRatingDuplicate = defineMessage({
  type: 'receipt.rating.duplicate.v1',
  topic: 'province.receipts',
  key: 'upstreamRatingNo',
  external: true,
  retained: true,
  doc: {
    by: 'rating',
    en: 'The service was rated before: an answer, not an error.',
    zh: '该次服务已评价；是答复，不是错误。',
  },
  schema: sent({ ...receiptOfRating, ofRatingId: ratingId }),
  example: { ...sampleRatingReceipt, ofRatingId: 'r-3be2219cd4470a55f1e8' },
});
