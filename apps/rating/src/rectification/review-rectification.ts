import { RectificationReviewed, ToDeptRectificationReviewed, event, formatTime } from '@huiying/contracts';
import { about } from '../rating/decision';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { criteriaFault } from './like-a-case';
import { rectificationRule, whyNotOwed } from './may-be-rectified';
import type { Rectification } from './rectification';
import { receiptOf, type Law, type Rectified } from './submit-rectification';

export interface Review {
  readonly accepted: boolean;
  /** For the unit, without personal data. */
  readonly reason: string;
  readonly by: string;
  /** What the reviewer confirms one by one, by the pack's names (XX-26). */
  readonly criteria?: Readonly<Record<string, boolean | undefined>> | undefined;
  /** What the accepted submission says was the result, for the source. */
  readonly result?: string | undefined;
}

/** The authority reviews what was submitted; what fails goes back to the unit, whose clock runs again (Q24, Q84, XX-27). */
export function reviewRectification(
  file: RecordedRating,
  before: Rectification,
  { accepted, reason, by, result, criteria = {} }: Review,
  { pack, now }: Law,
): Refusal | Rectified {
  const refusal = whyNotOwed(file, before.org, pack);
  if (refusal) return refusal;
  const last = before.attempts.at(-1);
  if (before.state !== 'under_review' || !last)
    return {
      ...{ reasonCode: 'RATING.NOT_RECTIFIED', ruleId: rectificationRule(pack) },
      message: 'nothing waits for a review',
    };
  const fault = criteriaFault(accepted, criteria, pack);
  if (fault) return fault;
  const { ratingId, jurisdiction } = file.facts;
  const { org } = before;
  const data = {
    ...{ ratingId, org, jurisdiction, disposition: last.disposition, accepted },
    submittedAt: formatTime(last.submittedAt),
    reviewedAt: formatTime(now),
  };
  const reviewed = { ...last, review: { accepted, at: now, by } };
  return {
    rectification: {
      ...before,
      state: accepted ? 'accepted' : 'owed',
      attempts: [...before.attempts.slice(0, -1), reviewed],
    },
    events: [
      event(RectificationReviewed, { ...about(file), data }),
      event(ToDeptRectificationReviewed, { ...about(file), org, data: { ratingId, accepted, reason } }),
      ...(accepted ? receiptOf(file, pack, last.disposition, result) : []),
    ],
  };
}
