import { defineMessage } from '../message';
import { sent } from '../vocabulary/fields';
import { receiptOfRating, sampleRatingReceipt } from '../vocabulary/receipt';

export const ReceiptRatingWithdrawn = defineMessage({
  type: 'receipt.rating.withdrawn.v1',
  topic: 'province.receipts',
  key: 'upstreamRatingNo',
  external: true,
  retained: true,
  doc: {
    by: 'rating',
    en: 'The rating was withdrawn and no longer counts.',
    zh: '评价已撤回，不再计入。',
  },
  schema: sent({ ...receiptOfRating }),
  example: { ...sampleRatingReceipt },
});
