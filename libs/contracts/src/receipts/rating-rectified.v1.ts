import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { sent, text } from '../vocabulary/fields';
import { receiptOfRating, sampleRatingReceipt } from '../vocabulary/receipt';

export const ReceiptRatingRectified = defineMessage({
  type: 'receipt.rating.rectified.v1',
  topic: 'province.receipts',
  key: 'upstreamRatingNo',
  external: true,
  retained: true,
  doc: {
    by: 'rating',
    en: 'The bad rating was rectified, entered in the ledger or explained.',
    zh: '差评已整改、列入台账或已说明。',
  },
  schema: sent({
    ...receiptOfRating,
    disposition: oneOf(['immediate', 'by_deadline', 'ledger', 'explained'] as const),
    result: Type.Optional(text(20000)),
  }),
  example: { ...sampleRatingReceipt, disposition: 'by_deadline', result: '已增开窗口并完成回访。' },
});
