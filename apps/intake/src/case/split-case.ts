import { CaseSplit, CaseSplitRequested, event, formatTime, partIdOf } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { acceptCase, type CasePapers } from './accept-case';
import {
  lived,
  registeredPart,
  type AcceptedCase,
  type CaseFile,
  type HeldCase,
  type HeldFinding,
  type Registered,
  type SplitCase,
} from './case-file';
import type { Officer } from './decide-screening';
import { about, ruleOf, type Decision, type Refusal } from './decision';
import type { PartPlan, Splitting } from './parts';
import { announced, holdCase } from './register-case';
import { passedOn, type Supplement } from './supplement-case';

/**
 * A message holds several demands (XX-03): a dispatcher splits it before a unit has it (decision 0027). A held case is
 * split at once; an accepted one is routing's, which is asked to let it go.
 *
 * Refused: whoever is accused (Q40), a type that the regulation does not cover, a case that follows another one, is a part
 * itself, is being withdrawn or has ended.
 */
export function askToSplit(
  file: CaseFile,
  plans: readonly PartPlan[],
  officer: Officer,
  pack: Pack | undefined,
  at: number,
): Decision<AcceptedCase | HeldCase> | Refusal {
  if (officer.org !== undefined && officer.org === file.facts.respondent?.orgCode)
    return { refused: 'CASE.CONFLICT_OF_INTEREST', detail: 'the accused unit may not decide' };
  if (file.status === 'ended') return { refused: 'CASE.ENDED', detail: 'the case has ended' };
  if (file.status !== 'held' && file.status !== 'accepted')
    return { refused: 'CASE.WRONG_STATE', detail: `the case is ${file.status}` };
  if (file.facts.partOf !== undefined)
    return { refused: 'CASE.WRONG_STATE', detail: 'a part is not split again' };
  if (file.status === 'accepted' && file.splitting !== undefined)
    return { refused: 'CASE.WRONG_STATE', detail: 'the case is being split' };
  if (file.withdrawal) return { refused: 'CASE.WRONG_STATE', detail: 'the case is being withdrawn' };
  if (!pack) return { refused: 'POLICY.NOT_IN_FORCE', detail: 'no pack was in force on the day of receipt' };
  if (plans.some(({ caseType = file.facts.caseType }) => caseType === 'unknown'))
    return { refused: 'INTAKE.UNKNOWN_CASE_TYPE', detail: 'name the caseType of each part' };
  const foreign = plans.find(({ caseType }) => caseType !== undefined && !pack.covers(caseType))?.caseType;
  if (foreign !== undefined)
    return {
      refused: 'INTAKE.TYPE_NOT_COVERED',
      detail: `the pack does not cover '${foreign}'`,
      ...ruleOf(pack.parameter('types')?.ruleId),
    };
  if (file.status === 'held') return { file, events: [] };
  const { sub: by, role } = officer;
  const data = {
    caseId: file.facts.caseId,
    parts: plans.length,
    decidedBy: role,
    requestedAt: formatTime(at),
  };
  return {
    file: lived({ ...file, splitting: { plans, by, role, at } }, { at, what: 'split_asked', by }),
    events: [event(CaseSplitRequested, { ...about(file), data })],
  };
}

/** Routing keeps the case whole: a unit had it already, or it had ended. */
export function splitRefused(file: AcceptedCase, reasonCode: string, at: number): AcceptedCase {
  const { splitting: _dropped, ...kept } = file;
  return lived(kept, { at, what: 'split_refused', reasonCode });
}

/** The original from now on: it waits for its parts, whose ends make its own. */
export function splitInto(
  file: HeldCase | AcceptedCase,
  parts: readonly CaseFile[],
  { by, role }: Pick<Splitting, 'by' | 'role'>,
  at: number,
): Decision<SplitCase> {
  const split: SplitCase = {
    ...registeredPart(file),
    status: 'split',
    parts: parts.map(({ facts }) => ({ caseId: facts.caseId, part: facts.part ?? '' })),
  };
  const data = {
    caseId: file.facts.caseId,
    parts: parts.map(({ facts: { caseId, caseNo, caseType, part = '' } }) => ({
      caseId,
      caseNo,
      part,
      caseType,
    })),
    decidedBy: role,
    splitAt: formatTime(at),
  };
  return {
    file: lived(split, { at, what: 'split', by }),
    events: [event(CaseSplit, { ...about(split), data })],
  };
}

export interface NewPart {
  readonly original: HeldCase | AcceptedCase;
  readonly plan: PartPlan;
  /** From 1. */
  readonly n: number;
  readonly of: number;
  readonly pack: Pack;
  readonly papers: CasePapers;
  /** What the person added to the original, under the part's own key. */
  readonly supplements: readonly Supplement[];
  /** What a person must judge in it; of a held original only. */
  readonly findings: readonly HeldFinding[];
}

/**
 * One demand becomes a case. Its day of receipt, its law and what is known of the person are the original's, so no limit
 * is gained by splitting. A part of an accepted case is accepted; one of a held case is screened by itself, and where
 * something is found it has been held since the original was.
 */
export function splitOff(
  part: NewPart,
  { by, role }: Pick<Splitting, 'by' | 'role'>,
  at: number,
): Decision<HeldCase | AcceptedCase> {
  const { original, pack, papers, supplements } = part;
  const registered = registeredAs(part, by, at);
  const [first, ...rest] = original.status === 'held' ? toJudge(part) : [];
  const { file, events } = first
    ? holdCase(registered, [first, ...rest], at, original.status === 'held' ? original.heldAt : at)
    : acceptCase(registered, pack, papers, { by: role, person: by, at });
  const added = file.status === 'accepted' ? supplements.map((one) => passedOn(file, one)) : [];
  return { file, events: [...announced(file), ...events, ...added] };
}

/** Where the pack leaves every acceptance to a person, splitting is not yet accepting. */
function toJudge({ pack, findings }: NewPart): readonly HeldFinding[] {
  if (findings.length > 0 || pack.value<boolean>('acceptance.auto')) return findings;
  return [{ check: 'acceptance.auto', reasonCode: 'INTAKE.NEEDS_SCREENING', proposal: 'accept' }];
}

function registeredAs({ original, plan, n, of, supplements }: NewPart, by: string, at: number): Registered {
  const { facts, policyRef, entry } = original;
  const { caseType = facts.caseType, topic = facts.topic, serviceCase = facts.serviceCase } = plan;
  return {
    facts: {
      ...facts,
      caseId: partIdOf(facts.caseId, n),
      caseNo: `${facts.caseNo}-${n}`,
      caseType,
      ...(topic ? { topic } : {}),
      ...(serviceCase ? { serviceCase } : {}),
      part: `${n}/${of}`,
      partOf: facts.caseId,
    },
    ...(policyRef === undefined ? {} : { policyRef }),
    ...(entry ? { entry } : {}),
    supplements: supplements.map(({ seq }) => seq),
    urged: 0,
    life: [{ at, what: 'registered', by }],
  };
}
