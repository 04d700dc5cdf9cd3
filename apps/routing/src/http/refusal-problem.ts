import { ProblemException } from '@huiying/http';
import type { Refusal } from '../outcome';

/** The thing is not in a state for it: the same command may work another time or on another thing. */
const STATES: readonly string[] = [
  'ORDER.WRONG_STATE',
  'ORDER.WITHDRAWN',
  'ORDER.ALREADY_DONE',
  'ORDER.REVIEW_NOT_DUE',
  'ORDER.FEEDBACK_NOT_DUE',
  'CASE.WRONG_STATE',
  'CASE.NOT_ANSWERED',
  'CASE.NOT_VERIFIED',
  'CASE.INSTRUCTION_AWAITED',
  'ROUTING.ALREADY_ASSIGNED',
  'ROUTING.NOT_ASSIGNABLE',
  'ROUTING.RETURN_NOT_OPEN',
];

/** A refusal of the law or of the state, as an officer's screen gets it: 404, 409, or 422 with the rule. */
export function problemOfRefusal({ reasonCode, ruleId, message }: Refusal): ProblemException {
  const status = reasonCode.endsWith('.UNKNOWN') ? 404 : STATES.includes(reasonCode) ? 409 : 422;
  return new ProblemException(status, reasonCode, {
    detail: message,
    ...(ruleId === undefined ? {} : { ruleId }),
  });
}
