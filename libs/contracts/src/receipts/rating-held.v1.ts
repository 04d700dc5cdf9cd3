import { defineMessage } from '../message';
import { reasonCode, sent } from '../vocabulary/fields';
import { receiptOfRating, sampleRatingReceipt } from '../vocabulary/receipt';

export const ReceiptRatingHeld = defineMessage({
  type: 'receipt.rating.held.v1',
  topic: 'province.receipts',
  key: 'upstreamRatingNo',
  external: true,
  retained: true,
  doc: {
    by: 'rating',
    en: 'The rating waits for a person.',
    zh: '评价待人工判定。',
  },
  schema: sent({ ...receiptOfRating, reasonCode }),
  example: { ...sampleRatingReceipt, reasonCode: 'RATING.UNKNOWN_SATISFACTION' },
});
