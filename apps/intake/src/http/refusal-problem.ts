import { ProblemException } from '@huiying/http';
import type { Refusal } from '../case/decision';

/** What the law, or the state of the case, does not allow, as the answer to an officer. */
export function problemOf({ refused, ruleId, detail }: Refusal): ProblemException {
  return new ProblemException(STATUS[refused] ?? 422, refused, {
    detail,
    ...(ruleId === undefined ? {} : { ruleId }),
  });
}

const STATUS: Readonly<Record<string, number>> = {
  'CASE.CONFLICT_OF_INTEREST': 403,
  'CASE.ENDED': 409,
  'CASE.WRONG_STATE': 409,
  'INTAKE.NOT_HELD': 409,
  'INTAKE.NOT_LINKED': 409,
  'INTAKE.NOTHING_MISSING': 409,
};
