import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { orgCode, reasonCode, ruleId, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfRating, sampleRatingReceipt } from '../vocabulary/receipt';

export const ReceiptRatingNotAdopted = defineMessage({
  type: 'receipt.rating.not_adopted.v1',
  topic: 'province.receipts',
  key: 'upstreamRatingNo',
  external: true,
  retained: true,
  doc: {
    by: 'rating',
    en: 'The rating is not adopted.',
    zh: '评价不予采纳。',
  },
  schema: sent({
    ...receiptOfRating,
    orgCode: Type.Optional(orgCode),
    reasonCode: Type.Optional(reasonCode),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleRatingReceipt,
    orgCode: sample.orgCode,
    reasonCode: 'RATING.FRAUDULENT',
    ruleId: 'JL-14',
  },
});
