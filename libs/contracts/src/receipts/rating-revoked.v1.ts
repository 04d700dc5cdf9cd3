import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, orgCode, reasonCode, ruleId, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfRating, sampleRatingReceipt } from '../vocabulary/receipt';

export const ReceiptRatingRevoked = defineMessage({
  type: 'receipt.rating.revoked.v1',
  topic: 'province.receipts',
  key: 'upstreamRatingNo',
  external: true,
  retained: true,
  doc: {
    by: 'rating',
    en: 'An appeal annulled the rating for this organisation.',
    zh: '经申诉，对该单位的评价已撤销。',
  },
  schema: sent({
    ...receiptOfRating,
    orgCode,
    reasonCode,
    ruleId: Type.Optional(ruleId),
    decidedAt: instant,
  }),
  example: {
    ...sampleRatingReceipt,
    orgCode: sample.orgCode,
    reasonCode: 'RATING.MISTAKEN',
    ruleId: 'HA-21',
    decidedAt: '2026-11-30T11:00:00+08:00',
  },
});
