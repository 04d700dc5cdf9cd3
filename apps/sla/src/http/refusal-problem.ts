import { ProblemException } from '@huiying/http';
import type { Refusal } from '../deadline/outcome';

/** The thing is not in a state for it; everything else is what the law says no to. */
const STATES: readonly string[] = [
  'SLA.EXTENSION_NOT_OPEN',
  'SLA.DEADLINE_CLOSED',
  'SLA.SUPERVISION_OPEN',
  'SLA.SUPERVISION_CLOSED',
];

export function problemOfRefusal({ reasonCode, ruleId, message }: Refusal): ProblemException {
  return new ProblemException(STATES.includes(reasonCode) ? 409 : 422, reasonCode, {
    detail: message,
    ...(ruleId === undefined ? {} : { ruleId }),
  });
}
