import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import type { Ratings } from '../persistence/ratings';
import type { RecordedRating } from '../rating/rating-file';
import { isConcerned } from '../rating/shares';
import { problemOfRefusal } from './refusal-problem';

/**
 * The rating that an officer of the authority acts on: of his division, standing, and not of his own unit (Q40).
 * @throws ProblemException 404 NOT_YET_KNOWN, 403 for another division or an officer of a rated unit, 409
 */
export async function ratingForOfficer(
  ratings: Ratings,
  ratingId: string,
  principal: Principal,
  unit: UnitOfWork,
): Promise<RecordedRating> {
  const file = await ratings.find(unit, ratingId);
  if (!file) throw notYetKnown();
  requireScope(principal, { jurisdiction: file.facts.jurisdiction, org: principal.org });
  if (file.status !== 'recorded')
    throw problemOfRefusal({ reasonCode: 'RATING.WRONG_STATE', message: `the rating is ${file.status}` });
  if (principal.org !== undefined && isConcerned(file, principal.org))
    throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST');
  return file;
}
