import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, jurisdiction, ratingId, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RatingDuplicate = defineMessage({
  type: 'rating.rating.duplicate.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The same service was rated before: stored, never counted.',
    zh: '同一服务已评价：留存，不计入。',
  },
  schema: Type.Object({
    ratingId,
    sourceSystem,
    upstreamRatingNo: upstreamNo,
    jurisdiction,
    ofRatingId: ratingId,
    foundAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    sourceSystem: sample.sourceSystem,
    upstreamRatingNo: sample.upstreamRatingNo,
    jurisdiction: sample.jurisdiction,
    ofRatingId: 'r-3be2219cd4470a55f1e8',
    foundAt: sample.ratedAt,
  },
});
