import { formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import type { CaseFile } from '../case/case-file';
import { behaviourOf } from '../entry/supply-elements';

/** What the clerk tells the person who stands or speaks before him. */
export interface EnteredAnswer {
  readonly caseId: string;
  readonly caseNo: string;
  readonly upstreamCaseNo: string;
  readonly status: CaseFile['status'];
  readonly receivedAt: string;
  readonly enteredAt?: string;
  /** Elements that the regulation names and the case does not; the case is taken all the same, or held. */
  readonly missingElements: readonly string[];
  /** Why a person decides, and which rule says so. */
  readonly findings: readonly { readonly reasonCode: string; readonly ruleId?: string }[];
  /** Chinese text: what to say about it. */
  readonly guidance: readonly string[];
  readonly linkedTo?: string;
}

export function entered(file: CaseFile, pack: Pack | undefined, missing: readonly string[]): EnteredAnswer {
  const { caseId, caseNo, upstreamCaseNo, receivedAt, enteredAt } = file.facts;
  const findings = file.status === 'held' ? file.findings : [];
  const guidance = findings.flatMap(
    ({ check }) => pack?.checks.find(({ name }) => name === check)?.guidance ?? [],
  );
  return {
    caseId,
    caseNo,
    upstreamCaseNo,
    status: file.status,
    receivedAt,
    ...(enteredAt === undefined ? {} : { enteredAt }),
    missingElements: missing,
    findings: findings.map(({ reasonCode, ruleId }) => ({ reasonCode, ...(ruleId ? { ruleId } : {}) })),
    guidance: [...new Set(guidance)],
    ...(file.status === 'linked' ? { linkedTo: file.masterId } : {}),
  };
}

/** One line of the register that the office keeps of what it took down itself (KY-27, KY-62). No name, no word. */
export function registerLine(file: CaseFile, pack: Pack | undefined): object {
  const { caseId, caseNo, caseType, channel, receivedAt, enteredAt, realName, respondent } = file.facts;
  const behaviour = behaviourOf(pack, respondent?.behaviourCode);
  const { by, enteredAt: _instant, ...proof } = file.entry ?? {};
  return {
    caseId,
    caseNo,
    caseType,
    channel,
    receivedAt,
    enteredAt,
    enteredBy: by,
    realName,
    ...(respondent ? { respondent: { ...respondent, ...(behaviour ? { behaviour } : {}) } } : {}),
    proof,
    status: file.status,
    ...(file.status === 'held' ? { findings: file.findings.map(({ reasonCode }) => reasonCode) } : {}),
    ...(file.status === 'accepted' ? { stage: file.stage, leadOrg: file.leadOrg } : {}),
    ...(file.status === 'ended' ? { outcome: file.outcome, endedAt: formatTime(file.endedAt) } : {}),
  };
}
