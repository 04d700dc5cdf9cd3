import type { ReasonCode } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import type { CaseFile } from './case-file';

export interface Looker {
  readonly role: string;
  readonly org?: string | undefined;
}

export type Look =
  | { readonly granted: true }
  | { readonly granted: false; readonly reasonCode: ReasonCode; readonly ruleId?: string };

/**
 * Who may see who filed a case. The accused party never (LN-53, Q40), whoever it is; a unit only while it has the case,
 * and of complaints and reports only where the pack lets the accused see it: the unit that handles them is often the one
 * complained of, under a code of another directory. Everyone else is decided by role and scope before.
 */
export function whoMaySeeTheParty(file: CaseFile, looker: Looker, pack: Pack | undefined): Look {
  const { org, role } = looker;
  if (org === undefined && role !== 'department') return { granted: true };
  const refused = {
    granted: false,
    reasonCode: 'INTAKE.PARTY_ACCESS_DENIED',
    ...ruleOfHiding(pack),
  } as const;
  const isAccused =
    org === file.facts.respondent?.orgCode || (file.status === 'accepted' && file.leadIsAccused === true);
  if (isAccused && org !== undefined) return refused;
  if (role !== 'department') return { granted: true };
  const hasIt = file.status === 'accepted' && file.leadOrg === org;
  if (!hasIt) return refused;
  const accuses = file.facts.caseType === 'complaint' || file.facts.caseType === 'report';
  return accuses && pack?.accusedUnit.seesIdentity !== true ? refused : { granted: true };
}

function ruleOfHiding(pack: Pack | undefined): { ruleId?: string } {
  const ruleId = pack?.parameter('identity.hidden_from_accused')?.ruleId;
  return ruleId === undefined ? {} : { ruleId };
}
