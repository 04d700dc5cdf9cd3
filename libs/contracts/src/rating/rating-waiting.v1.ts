import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, jurisdiction, ratingId, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RatingWaiting = defineMessage({
  type: 'rating.rating.waiting.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The rating came before its case and waits for it.',
    zh: '评价先于诉求件到达，等待关联。',
  },
  schema: Type.Object({
    ratingId,
    sourceSystem,
    upstreamRatingNo: upstreamNo,
    jurisdiction,
    upstreamCaseNo: upstreamNo,
    waitingSince: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    sourceSystem: sample.sourceSystem,
    upstreamRatingNo: sample.upstreamRatingNo,
    jurisdiction: sample.jurisdiction,
    upstreamCaseNo: sample.upstreamCaseNo,
    waitingSince: sample.ratedAt,
  },
});
