import { RatingReviewOpened, event, formatTime, type OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { RecordedRating } from '../rating/rating-file';
import type { Review } from './review';

/** Every bad rating that counts is reviewed at once where the regulation says so (JL-15), whoever was rated. */
export function openReview(
  { good, counted }: Pick<RecordedRating, 'good' | 'counted'>,
  pack: Pack,
  at: number,
): Review | undefined {
  const rule = pack.parameter('rating.review_at_once');
  if (good || !counted || rule?.value !== true) return undefined;
  const aspects = pack.value<readonly string[]>('rating.review_aspects');
  return { state: 'open', aspects, openedAt: at, statements: [], ...defined({ ruleId: rule.ruleId }) };
}

export function reviewOpened(file: RecordedRating): OutgoingEvent[] {
  const { review } = file;
  if (!review) return [];
  const { ratingId, jurisdiction } = file.facts;
  const { aspects, openedAt, ruleId } = review;
  const data = {
    ...{ ratingId, jurisdiction, aspects: [...aspects], openedAt: formatTime(openedAt) },
    ...defined({ ruleId }),
  };
  return [event(RatingReviewOpened, { ...about(file), data })];
}
