import { defineMessage } from '../message';
import { sent } from '../vocabulary/fields';
import { receiptOfRating, sampleRatingReceipt } from '../vocabulary/receipt';

export const ReceiptRatingWaiting = defineMessage({
  type: 'receipt.rating.waiting.v1',
  topic: 'province.receipts',
  key: 'upstreamRatingNo',
  external: true,
  retained: true,
  doc: {
    by: 'rating',
    en: 'The rating came before its case and waits for it.',
    zh: '评价先于诉求件到达，等待关联。',
  },
  schema: sent({ ...receiptOfRating }),
  example: { ...sampleRatingReceipt },
});
