import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, jurisdiction, ratingId, ruleId, text } from '../vocabulary/fields';
import { oneOf } from '../vocabulary/words';
import { sample } from '../vocabulary/sample';

export const RatingReviewFinished = defineMessage({
  type: 'rating.review.finished.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The authority has finished its review of a bad rating. The outcome is what it found; whether the rating is adopted follows as rating.adoption.decided or, under an appeal, as rating.appeal.decided.',
    zh: '差评复核已完成。outcome 为核查结论；是否采纳另以采纳决定或申诉决定为准。',
  },
  schema: Type.Object({
    ratingId,
    jurisdiction,
    mode: oneOf(['online', 'on_site'] as const),
    findings: Type.Array(
      Type.Object({
        aspect: text(50),
        finding: oneOf(['at_fault', 'not_at_fault', 'not_concerned'] as const),
      }),
    ),
    outcome: oneOf(['upheld', 'without_basis', 'mistaken', 'malicious'] as const),
    finishedAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ratingId: sample.ratingId,
    jurisdiction: '220271',
    mode: 'on_site',
    findings: [
      { aspect: 'quality', finding: 'not_at_fault' },
      { aspect: 'efficiency', finding: 'at_fault' },
      { aspect: 'attitude', finding: 'not_at_fault' },
    ],
    outcome: 'upheld',
    finishedAt: '2026-11-26T15:00:00+08:00',
    ruleId: 'JL-15',
  },
});
