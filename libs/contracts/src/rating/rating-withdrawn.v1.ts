import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, jurisdiction, ratingId, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RatingWithdrawn = defineMessage({
  type: 'rating.rating.withdrawn.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The rating was withdrawn by its sender: it stays stored and no longer counts.',
    zh: '评价已撤回：留存，不再计入。',
  },
  schema: Type.Object({
    ratingId,
    sourceSystem,
    upstreamRatingNo: upstreamNo,
    jurisdiction,
    caseId: Type.Optional(caseId),
    withdrawnAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    sourceSystem: sample.sourceSystem,
    upstreamRatingNo: sample.upstreamRatingNo,
    jurisdiction: sample.jurisdiction,
    caseId: sample.caseId,
    withdrawnAt: '2026-11-26T09:00:00+08:00',
  },
});
