import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { orgCode, reasonCode, ruleId, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfRating, sampleRatingReceipt } from '../vocabulary/receipt';

export const ReceiptRatingStands = defineMessage({
  type: 'receipt.rating.stands.v1',
  topic: 'province.receipts',
  key: 'upstreamRatingNo',
  external: true,
  retained: true,
  doc: {
    by: 'rating',
    en: 'The rating was reviewed and stands.',
    zh: '经复核，评价有效。',
  },
  schema: sent({
    ...receiptOfRating,
    orgCode: Type.Optional(orgCode),
    reasonCode: Type.Optional(reasonCode),
    ruleId: Type.Optional(ruleId),
  }),
  example: { ...sampleRatingReceipt, orgCode: sample.orgCode },
});
