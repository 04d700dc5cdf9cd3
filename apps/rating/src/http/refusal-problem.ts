import { ProblemException } from '@huiying/http';
import type { Refusal } from '../rating/refusal';

/** The thing is not in a state for it; everything else is what the law says no to. */
const STATES: readonly string[] = [
  ...['RATING.WRONG_STATE', 'RATING.APPEAL_PENDING', 'RATING.APPEAL_USED', 'RATING.APPEAL_DECIDED'],
  ...['RATING.NOT_RECTIFIED', 'RATING.RECTIFIED', 'RATING.FOLLOWED_UP'],
  ...['RATING.REVIEW_FINISHED', 'RATING.APPEAL_NOT_DECIDED', 'RATING.APPLICANT_TOLD', 'RATING.QR_USED'],
  ...['RATING.NOT_ESCALATED', 'RATING.ESCALATION_SEEN', 'RATING.PERSON_TOLD'],
  ...['INTEGRITY.DECIDED', 'INTEGRITY.NOT_FOUNDED', 'INTEGRITY.REFERRED'],
];

export function problemOfRefusal({ reasonCode, ruleId, message }: Refusal): ProblemException {
  return new ProblemException(statusOf(reasonCode), reasonCode, {
    detail: message,
    ...(ruleId === undefined ? {} : { ruleId }),
  });
}

/** A code that is good no more is no credential; too many is 429. */
function statusOf(reasonCode: string): number {
  if (reasonCode === 'RATING.QR_EXPIRED' || reasonCode === 'RATING.QR_WITHDRAWN') return 401;
  if (reasonCode === 'RATING.QR_LIMIT') return 429;
  return STATES.includes(reasonCode) ? 409 : 422;
}
