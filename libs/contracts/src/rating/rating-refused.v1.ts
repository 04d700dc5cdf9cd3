import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import {
  instant,
  jurisdiction,
  ratingId,
  reasonCode,
  ruleId,
  sourceSystem,
  upstreamNo,
} from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RatingRefused = defineMessage({
  type: 'rating.rating.refused.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'A person refused a held rating: it stays stored and counts for nothing.',
    zh: '经人工判定不予采纳的待定评价：留存，不计入。',
  },
  schema: Type.Object({
    ratingId,
    sourceSystem,
    upstreamRatingNo: upstreamNo,
    jurisdiction,
    reasonCode,
    ruleId: Type.Optional(ruleId),
    refusedAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    sourceSystem: sample.sourceSystem,
    upstreamRatingNo: sample.upstreamRatingNo,
    jurisdiction: sample.jurisdiction,
    reasonCode: 'RATING.UNKNOWN_SATISFACTION',
    refusedAt: sample.ratedAt,
  },
});
