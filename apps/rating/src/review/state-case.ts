import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { isConcerned } from '../rating/shares';
import type { Review, Statement } from './review';

/** The review as far as it is open, or why nothing more is taken in it. */
export function openReviewOf({ review }: RecordedRating): Refusal | Review {
  if (!review)
    return {
      reasonCode: 'RATING.REVIEW_NOT_KNOWN',
      message: 'this rating is not reviewed of the authority’s own motion',
    };
  return review.state === 'open'
    ? review
    : {
        ...{ reasonCode: 'RATING.REVIEW_FINISHED', ruleId: review.ruleId },
        message: 'the review has been finished',
      };
}

const MOST = 50;

/**
 * The rated unit and its staff may give evidence, explain and defend themselves (JL-17) while the review is open. They see
 * the words of the rating and never who rated.
 */
export function stateCase(file: RecordedRating, statement: Statement): Refusal | RecordedRating {
  const { org } = statement;
  if (!isConcerned(file, org))
    return { reasonCode: 'RATING.NOT_CONCERNED', message: 'the rating does not concern this organisation' };
  const review = openReviewOf(file);
  if ('reasonCode' in review) return review;
  if (review.statements.length >= MOST)
    return { reasonCode: 'RATING.WRONG_STATE', message: `${MOST} statements have been made` };
  return { ...file, review: { ...review, statements: [...review.statements, statement] } };
}
