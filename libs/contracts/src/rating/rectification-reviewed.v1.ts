import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant, jurisdiction, org, ratingId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RectificationReviewed = defineMessage({
  type: 'rating.rectification.reviewed.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The authority has reviewed a rectification. What is accepted counts from its submission.',
    zh: '整改已经审核；通过的，以提交时刻计。',
  },
  schema: Type.Object({
    ratingId,
    org,
    jurisdiction,
    disposition: oneOf(['immediate', 'by_deadline', 'explained'] as const),
    accepted: Type.Boolean(),
    submittedAt: instant,
    reviewedAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    org: sample.org,
    jurisdiction: '350521',
    disposition: 'by_deadline',
    accepted: true,
    submittedAt: '2026-12-02T10:00:00+08:00',
    reviewedAt: '2026-12-03T10:00:00+08:00',
  },
});
