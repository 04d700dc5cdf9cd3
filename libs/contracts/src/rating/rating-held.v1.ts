import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, jurisdiction, ratingId, reasonCode, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RatingHeld = defineMessage({
  type: 'rating.rating.held.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'A code is unknown or a fact unclear: a person decides.',
    zh: '代码未知或事实不明，待人工判定。',
  },
  schema: Type.Object({
    ratingId,
    sourceSystem,
    upstreamRatingNo: upstreamNo,
    jurisdiction,
    reasonCode,
    heldAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    sourceSystem: sample.sourceSystem,
    upstreamRatingNo: sample.upstreamRatingNo,
    jurisdiction: sample.jurisdiction,
    reasonCode: 'RATING.UNKNOWN_SATISFACTION',
    heldAt: sample.ratedAt,
  },
});
