import { ProblemException } from '@huiying/http';
import type { Pack } from '@huiying/policy';
import { notCompetent } from '../assessments/competent-body';
import type { Body } from '../assessments/competent-body';

/** HA-04: who decides for a body that may. @throws ProblemException 422 without a body, 403 for one that may not */
export function requireCompetent(pack: Pack, task: string, body: Body | undefined): void {
  const refused = notCompetent(pack, task, body);
  if (!refused) return;
  const { reasonCode, detail, ruleId } = refused;
  throw new ProblemException(body === undefined ? 422 : 403, reasonCode, {
    detail,
    ...(ruleId === undefined ? {} : { ruleId }),
  });
}
