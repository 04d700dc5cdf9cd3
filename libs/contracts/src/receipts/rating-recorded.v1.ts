import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, closed, instant, org, ratingId, satisfactionWord, sent, text } from '../vocabulary/fields';
import { channels, oneOf, origins } from '../vocabulary/words';
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
    en: 'The rating is recorded, attached to its case when it has one. One that was collected here (QR code, paper, telephone) is handed over with it.',
    zh: '评价已登记；如系件评则已关联。本地采集的评价随之归集。',
  },
  schema: sent({
    ...receiptOfRating,
    ratingId,
    caseId: Type.Optional(caseId),
    orgs: Type.Optional(
      Type.Array(org, { description: 'all departments of an overall rating; each has a share' }),
    ),
    rating: Type.Optional(
      Type.Object(
        {
          satisfaction: satisfactionWord,
          ratedAt: instant,
          origin: Type.Optional(oneOf(origins)),
          channel: Type.Optional(oneOf([...channels, 'default'] as const)),
          org: Type.Optional(org),
          windowNo: Type.Optional(text(50)),
          taskCode: Type.Optional(text(64)),
          projectNo: Type.Optional(text(50)),
          optionCodes: Type.Array(text(20)),
          optionVersion: Type.Optional(text(32)),
        },
        { ...closed, description: 'of a rating that was collected here; neither words nor rater' },
      ),
    ),
  }),
  example: { ...sampleRatingReceipt, ratingId: sample.ratingId, caseId: sample.caseId },
});
