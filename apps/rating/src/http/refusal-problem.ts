import { ProblemException } from '@huiying/http';
import type { Refusal } from '../rating/refusal';

/** The thing is not in a state for it; everything else is what the law says no to. */
const STATES: readonly string[] = [
  ...['RATING.WRONG_STATE', 'RATING.APPEAL_PENDING', 'RATING.APPEAL_USED', 'RATING.APPEAL_DECIDED'],
  ...['RATING.NOT_RECTIFIED', 'RATING.RECTIFIED', 'RATING.FOLLOWED_UP'],
  ...['RATING.REVIEW_FINISHED', 'RATING.APPEAL_NOT_DECIDED', 'RATING.APPLICANT_TOLD'],
];

export function problemOfRefusal({ reasonCode, ruleId, message }: Refusal): ProblemException {
  return new ProblemException(STATES.includes(reasonCode) ? 409 : 422, reasonCode, {
    detail: message,
    ...(ruleId === undefined ? {} : { ruleId }),
  });
}
