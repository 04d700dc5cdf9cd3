import { missingOf, type Pack } from '@huiying/policy';
import { acceptCase, type CasePapers } from '../case/accept-case';
import { respondentCodes, type Created } from '../case/case-facts';
import { lived, registeredPart, type CaseFile, type HeldCase, type HeldFinding } from '../case/case-file';
import type { Officer } from '../case/decide-screening';
import { nothingHappened, type Decision, type Refusal } from '../case/decision';
import { passedOn, type Supplement } from '../case/supplement-case';

/** What the person has named in the meantime. */
export interface Supplied {
  readonly respondent?: Created['respondent'];
  readonly taskName?: string | undefined;
  readonly reason?: string | undefined;
  /** The complainant has checked the record and signed it (KY-31). */
  readonly signed?: boolean | undefined;
}

/** What was said before, opened. */
export interface Told {
  readonly title: string;
  readonly content: string;
  readonly respondent?: Created['respondent'];
}

/** What was said before with what was supplied. */
export function toldNow(told: Told, supplied: Supplied): Told {
  const respondent = { ...told.respondent, ...supplied.respondent };
  return {
    title: told.title,
    content: told.content.trim() === '' ? (supplied.reason ?? told.content) : told.content,
    ...(Object.keys(respondent).length > 0 ? { respondent } : {}),
  };
}

export interface Supplying {
  readonly pack: Pack;
  /** With the supplied, sealed again. */
  readonly papers: CasePapers;
  readonly supplements: readonly Supplement[];
  readonly told: Told;
  readonly at: number;
}

/** The findings that what the person supplies can settle; all others stay for a person's judgement. */
const SUPPLIABLE = ['five_elements', 'oral_signature', 'known_behaviour'];

/**
 * The person completes a held case (KY-02, KY-31). What is still missing is asked for again; once nothing is left that a
 * person would have to judge, the case is accepted by whoever took the answer down.
 */
export function supplyElements(
  file: CaseFile,
  supplied: Supplied,
  officer: Officer,
  { pack, papers, supplements, told, at }: Supplying,
): Decision | Refusal {
  if (file.status !== 'held') return { refused: 'INTAKE.NOT_HELD', detail: `the case is ${file.status}` };
  if (officer.org !== undefined && officer.org === file.facts.respondent?.orgCode)
    return { refused: 'CASE.CONFLICT_OF_INTEREST', detail: 'the accused unit may not decide' };
  if (!file.findings.some(({ check }) => SUPPLIABLE.includes(check)))
    return { refused: 'INTAKE.NOTHING_MISSING', detail: 'what holds the case cannot be supplied' };
  const now = lived(withSupplied(file, supplied, told), { at, what: 'elements_supplied', by: officer.sub });
  const left = file.findings.flatMap((finding) => stillFound(finding, now, told, pack));
  const [first, ...rest] = left;
  if (first) return nothingHappened({ ...now, findings: [first, ...rest] });
  const accepted = acceptCase(registeredPart(now), pack, papers, {
    by: officer.role,
    person: officer.sub,
    at,
  });
  return {
    file: accepted.file,
    events: [...accepted.events, ...supplements.map((one) => passedOn(accepted.file, one))],
  };
}

function withSupplied(file: HeldCase, supplied: Supplied, told: Told): HeldCase {
  const respondent = told.respondent ? { respondent: respondentCodes(told.respondent) } : {};
  const { taskName } = supplied;
  const serviceCase = taskName === undefined ? {} : { serviceCase: { ...file.facts.serviceCase, taskName } };
  const entry =
    file.entry && supplied.signed !== undefined ? { entry: { ...file.entry, signed: supplied.signed } } : {};
  return { ...file, ...entry, facts: { ...file.facts, ...respondent, ...serviceCase } };
}

function stillFound(finding: HeldFinding, file: HeldCase, told: Told, pack: Pack): HeldFinding[] {
  switch (finding.check) {
    case 'oral_signature':
      return file.entry?.signed === true ? [] : [finding];
    case 'known_behaviour':
      return isKnownBehaviour(told.respondent?.behaviourCode, pack) ? [] : [finding];
    case 'five_elements': {
      const missing = missingElements(pack, told, file.facts);
      return missing.length === 0 ? [] : [{ ...finding, evidence: missing.join(',') }];
    }
    default:
      return [finding];
  }
}

/** Which of the regulation's elements the case does not name; empty where the regulation asks for none. */
export function missingElements(
  pack: Pack,
  told: Told,
  facts: Pick<Created, 'serviceCase'>,
): readonly string[] {
  const elements = (pack.parameter('intake.elements')?.value ?? []) as readonly string[];
  return missingOf(elements, { ...told, serviceCase: facts.serviceCase });
}

/** The regulation's own name of what is complained of (KY-04 to KY-17). */
export function behaviourOf(pack: Pack | undefined, code: string | undefined): string | undefined {
  const names = pack?.parameter('intake.behaviours')?.value as Readonly<Record<string, string>> | undefined;
  return code !== undefined && names && Object.hasOwn(names, code) ? names[code] : undefined;
}

function isKnownBehaviour(code: string | undefined, pack: Pack): boolean {
  return code === undefined || behaviourOf(pack, code) !== undefined;
}
