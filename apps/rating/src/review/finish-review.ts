import { RatingReviewFinished, event, formatTime, type OutgoingEvent } from '@huiying/contracts';
import { about } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import type { FinishedReview, Review } from './review';
import { openReviewOf } from './state-case';

export interface Finished {
  readonly file: RecordedRating;
  readonly events: readonly OutgoingEvent[];
}

/**
 * The authority has examined, online or on the spot, and says on each aspect of the regulation whether it was at fault
 * (JL-15, JL-16). It decides nothing about the adoption: that is a decision of its own, on grounds of its own (JL-14).
 */
export function finishReview(file: RecordedRating, found: FinishedReview): Refusal | Finished {
  const review = openReviewOf(file);
  if ('reasonCode' in review) return review;
  if (!isComplete(found, review))
    return {
      ...{ reasonCode: 'RATING.REVIEW_INCOMPLETE', ruleId: review.ruleId },
      message: `a finding on each of: ${review.aspects.join(', ')}`,
    };
  const { ratingId, jurisdiction } = file.facts;
  const { mode, outcome, at } = found;
  const findings = review.aspects.map((aspect) => ({
    aspect,
    finding: found.findings[aspect] ?? 'not_concerned',
  }));
  const data = {
    ...{ ratingId, jurisdiction, mode, findings, outcome, finishedAt: formatTime(at) },
    ...defined({ ruleId: review.ruleId }),
  };
  return {
    file: { ...file, review: { ...review, state: 'finished', finished: found } },
    events: [event(RatingReviewFinished, { ...about(file), data })],
  };
}

function isComplete({ findings }: FinishedReview, { aspects }: Review): boolean {
  const named = Object.keys(findings);
  return named.length === aspects.length && aspects.every((aspect) => findings[aspect] !== undefined);
}
