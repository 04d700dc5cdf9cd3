import { ReceiptCaseHeld, event, type CaseType } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { acceptCase, type CasePapers } from './accept-case';
import { lived, registeredPart, type CaseFile, type HeldCase, type Registered } from './case-file';
import {
  about,
  nothingHappened,
  numberOf,
  refusedEvent,
  ruleOf,
  type Decision,
  type Refusal,
} from './decision';
import { refuseCase, returnCase, type Refusing } from './refuse-case';
import { passedOn, type Supplement } from './supplement-case';
import { provenWithdrawal, type WithdrawalRequest } from './withdraw-case';

/** What a clerk or dispatcher says about a held case. */
export interface Ruling {
  readonly decision: 'accept' | 'refuse' | 'return_upstream' | 'ask_for_elements';
  readonly reasonCode?: string | undefined;
  readonly ruleId?: string | undefined;
  readonly guidance?: string | undefined;
  readonly referral?: string | undefined;
  /** For the file; the grounds of handing the matter to the police. */
  readonly note?: string | undefined;
  /** The canonical type, where the sender's code said none that the pack covers. */
  readonly caseType?: CaseType | undefined;
}

export interface Officer {
  readonly sub: string;
  readonly role: 'clerk' | 'dispatcher';
  readonly org?: string | undefined;
}

/** What a person decides with: the law of the case, its sealed texts, what was added while it was held. */
export interface Bench {
  readonly pack: Pack | undefined;
  readonly papers: CasePapers;
  readonly supplements: readonly Supplement[];
  readonly at: number;
}

/**
 * A person decides what the system may not (Q38). An accepted case must be of a type that the regulation covers, under a
 * pack that was in force; a refusal carries the reason, the rule and the guidance of the finding unless the person gives
 * others. Whoever is accused may not decide (Q40).
 */
export function decideScreening(
  file: CaseFile,
  ruling: Ruling,
  officer: Officer,
  bench: Bench,
): Decision | Refusal {
  if (file.status !== 'held') return { refused: 'INTAKE.NOT_HELD', detail: `the case is ${file.status}` };
  if (isAccused(file, officer))
    return { refused: 'CASE.CONFLICT_OF_INTEREST', detail: 'the accused unit may not decide' };
  const { sub: person, role: by } = officer;
  switch (ruling.decision) {
    case 'accept':
      return acceptHeld(file, ruling, officer, bench);
    case 'refuse':
      if (ruling.reasonCode === FALSE && !ruling.note?.trim())
        return {
          refused: 'INTAKE.GROUNDS_MISSING',
          detail: 'say on what grounds the matter goes to the police',
          ...ruleOf(bench.pack?.parameter(POLICE)?.ruleId),
        };
      return refuseCase(
        registeredPart(file),
        { ...refusingOf(file, ruling, bench.pack), by, person },
        bench.at,
      );
    case 'return_upstream': {
      const { reasonCode = 'INTAKE.RETURNED_UPSTREAM', ruleId } = ruling;
      return returnCase(
        registeredPart(file),
        { reasonCode, ...ruleOf(ruleId ?? file.findings[0].ruleId), by, person },
        bench.at,
      );
    }
    case 'ask_for_elements':
      return askForElements(file, ruling, officer, bench.at);
  }
}

function acceptHeld(file: HeldCase, ruling: Ruling, officer: Officer, bench: Bench): Decision | Refusal {
  const { pack, papers, supplements, at } = bench;
  if (!pack) return { refused: 'POLICY.NOT_IN_FORCE', detail: 'no pack was in force on the day of receipt' };
  const caseType = ruling.caseType ?? file.facts.caseType;
  if (caseType === 'unknown') return { refused: 'INTAKE.UNKNOWN_CASE_TYPE', detail: 'name the caseType' };
  if (!pack.covers(caseType))
    return { refused: 'INTAKE.TYPE_NOT_COVERED', detail: `the pack does not cover '${caseType}'` };
  const registered: Registered = { ...registeredPart(file), facts: { ...file.facts, caseType } };
  const accepted = acceptCase(registered, pack, papers, { by: officer.role, person: officer.sub, at });
  return {
    file: accepted.file,
    events: [...accepted.events, ...supplements.map((one) => passedOn(accepted.file, one))],
  };
}

/** False, malicious or harassing: only a person says so, and on grounds that he writes down (LN-71). */
const FALSE = 'INTAKE.FALSE_OR_HARASSING';
const POLICE = 'screening.police_referral';

/** The first finding's check supplies what the person leaves out, so that no refusal is without its rule and guidance. */
function refusingOf(file: HeldCase, ruling: Ruling, pack: Pack | undefined): Omit<Refusing, 'by'> {
  const [finding] = file.findings;
  const police = ruling.reasonCode === FALSE ? pack?.parameter(POLICE) : undefined;
  const told = police?.value as { readonly referral: string; readonly guidance: string } | undefined;
  const check = told ?? pack?.checks.find(({ name }) => name === finding.check);
  const guidance = ruling.guidance ?? check?.guidance;
  const referral = ruling.referral ?? check?.referral;
  return {
    reasonCode: ruling.reasonCode ?? finding.reasonCode,
    ...ruleOf(ruling.ruleId ?? police?.ruleId ?? finding.ruleId ?? pack?.parameter('types')?.ruleId),
    ...(guidance ? { guidance } : {}),
    ...(referral ? { referral } : {}),
  };
}

/** The case stays held: the person is asked for what is missing (KY-02, Q41) and may supplement it. */
function askForElements(file: HeldCase, ruling: Ruling, officer: Officer, at: number): Decision {
  const reasonCode = ruling.reasonCode ?? 'INTAKE.ELEMENTS_MISSING';
  const asked = lived(
    { ...file, elementsAsked: true },
    { at, what: 'elements_asked', by: officer.sub, reasonCode },
  );
  return {
    file: asked,
    events: [event(ReceiptCaseHeld, { ...about(file), data: { ...numberOf(file), reasonCode } })],
  };
}

/** A withdrawal without proof (Q43): `accept` takes it as if it were proven, `refuse` lets the case go on. */
export function decideWithdrawal(
  file: CaseFile,
  ruling: Ruling,
  officer: Officer,
  sealed: Pick<WithdrawalRequest, 'sealedText'>,
  at: number,
): Decision | Refusal {
  const { withdrawal } = file;
  if (file.status === 'ended' || withdrawal?.status !== 'unproven') {
    return { refused: 'INTAKE.NOT_HELD', detail: 'no withdrawal waits for a decision' };
  }
  if (isAccused(file, officer))
    return { refused: 'CASE.CONFLICT_OF_INTEREST', detail: 'the accused unit may not decide' };
  if (ruling.decision === 'accept')
    return provenWithdrawal(file, { seq: withdrawal.seq, at, hasProof: false, ...sealed });
  if (ruling.decision !== 'refuse') return nothingHappened(file);
  const { withdrawal: dropped, ...goesOn } = file;
  return {
    file: lived(goesOn as typeof file, { at, what: 'withdrawal_refused', by: officer.sub }),
    events: [refusedEvent(file, dropped!.seq, 'INTAKE.WITHDRAWAL_UNPROVEN')],
  };
}

function isAccused(file: CaseFile, officer: Officer): boolean {
  return officer.org !== undefined && officer.org === file.facts.respondent?.orgCode;
}
