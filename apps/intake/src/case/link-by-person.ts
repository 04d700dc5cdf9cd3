import type { Pack } from '@huiying/policy';
import { lived, registeredPart, type CaseFile, type LinkedCase } from './case-file';
import type { Officer } from './decide-screening';
import type { Decision, Refusal } from './decision';
import { linkCase, type OpenedReply } from './link-case';
import { holdCase } from './register-case';

/** `duplicate`: one answer for both; `related`: each has its own, and whoever reads one is led to the other. */
export type LinkKind = 'duplicate' | 'related';

export interface Linked {
  readonly decision: Decision;
  /** The case that it was linked to, or was linked to until now. */
  readonly other: CaseFile;
}

export interface Linking {
  /** The law of the case; needed for a duplicate, whose end it shares from now on. */
  readonly pack: Pack | undefined;
  readonly answered: OpenedReply | undefined;
  readonly at: number;
}

/**
 * A person links two cases (Q16): what the system only shows as similar is his to judge. Only a held case can become the
 * duplicate of an open one; an accepted case is handled and ends by itself.
 */
export function linkByPerson(
  file: CaseFile,
  other: CaseFile,
  kind: LinkKind,
  officer: Officer,
  linking: Linking,
): Linked | Refusal {
  const unfit = whyNot(file, other, officer);
  if (unfit) return unfit;
  if (kind === 'duplicate') return asDuplicate(file, other, officer, linking);
  const { at } = linking;
  const entry = { at, what: 'related', by: officer.sub };
  return {
    decision: { file: lived(related(file, other.facts.caseId), entry), events: [] },
    other: lived(related(other, file.facts.caseId), entry),
  };
}

/**
 * A person undoes a link. A case that shared another one's end is held again, so that somebody decides about it: it must
 * not be left without an outcome of its own.
 */
export function unlinkByPerson(
  file: CaseFile,
  other: CaseFile,
  officer: Officer,
  at: number,
): Linked | Refusal {
  if (officer.org !== undefined && officer.org === file.facts.respondent?.orgCode) return conflict;
  const entry = { at, what: 'unlinked', by: officer.sub };
  if (file.status === 'linked' && file.masterId === other.facts.caseId) {
    const finding = { check: 'unlinked', reasonCode: 'INTAKE.NEEDS_SCREENING', proposal: 'accept' };
    const kept = registeredPart(file);
    const decision = holdCase({ ...kept, life: [...kept.life, entry] }, [finding], at);
    return { decision, other: lived(withoutFollower(other, file.facts.caseId), entry) };
  }
  if (!file.related?.includes(other.facts.caseId))
    return { refused: 'INTAKE.NOT_LINKED', detail: 'these cases are not linked' };
  return {
    decision: { file: lived(unrelated(file, other.facts.caseId), entry), events: [] },
    other: lived(unrelated(other, file.facts.caseId), entry),
  };
}

function asDuplicate(
  file: CaseFile,
  other: CaseFile,
  officer: Officer,
  { pack, answered, at }: Linking,
): Linked | Refusal {
  if (file.status !== 'held')
    return { refused: 'INTAKE.NOT_HELD', detail: 'only a held case can share the end of another one' };
  if (other.status !== 'accepted' && other.status !== 'held')
    return {
      refused: 'CASE.WRONG_STATE',
      detail: 'the other case is not open, or follows another one itself',
    };
  if (file.followers?.length)
    return { refused: 'CASE.WRONG_STATE', detail: 'other cases follow this one; it cannot follow another' };
  if (!pack) return { refused: 'POLICY.NOT_IN_FORCE', detail: 'no pack was in force on the day of receipt' };
  const { caseId, upstreamCaseNo } = other.facts;
  const by = { role: officer.role, person: officer.sub };
  const decision: Decision<LinkedCase> = linkCase(
    registeredPart(file),
    { caseId, upstreamCaseNo },
    answered,
    pack,
    at,
    by,
  );
  const followers = [...(other.followers ?? []), file.facts.caseId];
  return { decision, other: lived({ ...other, followers }, { at, what: 'followed', by: officer.sub }) };
}

const conflict: Refusal = {
  refused: 'CASE.CONFLICT_OF_INTEREST',
  detail: 'the accused unit may not decide',
};

function whyNot(file: CaseFile, other: CaseFile, officer: Officer): Refusal | undefined {
  if (officer.org !== undefined && officer.org === file.facts.respondent?.orgCode) return conflict;
  if (file.facts.caseId === other.facts.caseId)
    return { refused: 'CASE.WRONG_STATE', detail: 'a case is not linked to itself' };
  if (file.facts.jurisdiction !== other.facts.jurisdiction)
    return { refused: 'CASE.WRONG_STATE', detail: 'the cases belong to different jurisdictions' };
  return undefined;
}

function related<F extends CaseFile>(file: F, caseId: string): F {
  return { ...file, related: [...(file.related ?? []).filter((id) => id !== caseId), caseId] };
}

function unrelated<F extends CaseFile>(file: F, caseId: string): F {
  return { ...file, related: (file.related ?? []).filter((id) => id !== caseId) };
}

function withoutFollower<F extends CaseFile>(file: F, caseId: string): F {
  return { ...file, followers: (file.followers ?? []).filter((id) => id !== caseId) };
}
