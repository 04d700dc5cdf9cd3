import { CaseReclassified, event, formatTime, type CaseType } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { lived, type CaseFile, type HeldCase, type HeldFinding } from './case-file';
import type { Officer } from './decide-screening';
import { about, ruleOf, type Decision, type Refusal } from './decision';

export interface Reclassifying {
  readonly caseType: CaseType;
  /** The law of the day of receipt. */
  readonly pack: Pack | undefined;
  /** What the pack's checks find under the new type; for a held case only. */
  readonly findings: readonly HeldFinding[];
  readonly at: number;
}

/**
 * A person finds that a case is of another of the six types than the sender or the screening said (XX-03: one message may
 * hold two). Before the acceptance the screening's findings are those of the new type, and a person still accepts it; after
 * it routing and the clocks follow (decision 0025). Who, when, from what to what stays on the record of the case, the
 * reason sealed beside it.
 *
 * Refused: a type that the regulation does not cover, no change at all, a case that follows another one or has ended, and
 * whoever is accused (Q40).
 */
export function reclassifyCase(
  file: CaseFile,
  { caseType, pack, findings, at }: Reclassifying,
  officer: Officer,
): Decision | Refusal {
  if (officer.org !== undefined && officer.org === file.facts.respondent?.orgCode)
    return { refused: 'CASE.CONFLICT_OF_INTEREST', detail: 'the accused unit may not decide' };
  if (file.status === 'ended') return { refused: 'CASE.ENDED', detail: 'the case has ended' };
  if (file.status === 'linked')
    return { refused: 'CASE.WRONG_STATE', detail: 'the case shares the answer of another one' };
  if (file.status === 'split')
    return { refused: 'CASE.WRONG_STATE', detail: 'the case was split: each part has a type of its own' };
  const from = file.facts.caseType;
  if (from === caseType) return { refused: 'CASE.WRONG_STATE', detail: `the case is a ${caseType} already` };
  if (!pack) return { refused: 'POLICY.NOT_IN_FORCE', detail: 'no pack was in force on the day of receipt' };
  if (!pack.covers(caseType))
    return {
      refused: 'INTAKE.TYPE_NOT_COVERED',
      detail: `the pack does not cover '${caseType}'`,
      ...ruleOf(pack.parameter('types')?.ruleId),
    };
  const facts = { ...file.facts, caseType };
  const found = { ...file, facts, reclassified: (file.reclassified ?? 0) + 1 };
  const now = found.status === 'held' ? screenedAgain(found, findings) : found;
  const data = {
    caseId: facts.caseId,
    from,
    to: caseType,
    decidedBy: officer.role,
    reclassifiedAt: formatTime(at),
    receivedOn: facts.receivedOn,
    ...(facts.respondent === undefined ? {} : { respondent: facts.respondent }),
  };
  return {
    file: lived(now, { at, what: 'reclassified', by: officer.sub, from, to: caseType }),
    events: [event(CaseReclassified, { ...about(file), data })],
  };
}

/** Nothing that the new type leaves to find: it still waits for the person who accepts it. */
function screenedAgain(file: HeldCase, found: readonly HeldFinding[]): HeldCase {
  const [first, ...rest] = found;
  const nothing = { check: 'reclassified', reasonCode: 'INTAKE.NEEDS_SCREENING', proposal: 'accept' };
  return { ...file, findings: first ? [first, ...rest] : [nothing] };
}
