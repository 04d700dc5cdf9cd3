import type { CheckEntry, CheckValue, ScreeningFacts } from './checks/check';
import { CHECKS } from './checks/vocabulary';
import type { Pack } from './pack';

export interface ScreeningFinding {
  readonly check: string;
  readonly reasonCode: string;
  /** Absent where the regulation is silent and the product asks a person (an unknown type, an open duplicate). */
  readonly ruleId?: string;
  readonly article: string;
  /** Chinese text for the person who filed. */
  readonly guidance: string;
  readonly referral?: string;
  readonly proposal: NonNullable<CheckValue['proposal']>;
  /** What in the case made the check fail: a phrase, a missing element, another case's id. */
  readonly evidence: string;
}

export type Screening =
  | { readonly verdict: 'accept'; readonly findings: readonly [] }
  | {
      readonly verdict: 'refuse' | 'hold';
      readonly findings: readonly [ScreeningFinding, ...ScreeningFinding[]];
    };

/**
 * Runs the pack's checks in its order. Only a certain finding of a check with verdict `refuse` (an emergency, LN-14)
 * lets the system refuse alone; any other finding holds the case for a person with the proposed rule (Q38).
 */
export function screen(pack: Pack, facts: ScreeningFacts): Screening {
  const known = { ...facts, coveredTypes: pack.types };
  const failed = pack.checks.flatMap((entry) => {
    const result = checkNamed(entry)(known, entry.params);
    return result === 'passes' ? [] : [{ entry, ...result }];
  });
  const refusal = failed.find(({ entry, certain }) => entry.verdict === 'refuse' && certain);
  const ordered = refusal ? [refusal, ...failed.filter((other) => other !== refusal)] : failed;
  const [first, ...rest] = ordered.map(({ entry, evidence }) => toFinding(entry, evidence));
  if (first === undefined) return { verdict: 'accept', findings: [] };
  return { verdict: refusal ? 'refuse' : 'hold', findings: [first, ...rest] };
}

function checkNamed(entry: CheckEntry) {
  const check = CHECKS[entry.use];
  if (!check) throw new Error(`check '${entry.name}' uses '${entry.use}', which is not in the vocabulary`);
  return check;
}

function toFinding(entry: CheckEntry, evidence: string): ScreeningFinding {
  return {
    check: entry.name,
    reasonCode: entry.reasonCode,
    article: entry.article,
    guidance: entry.guidance,
    proposal: entry.proposal ?? 'refuse',
    evidence,
    ...(entry.ruleId ? { ruleId: entry.ruleId } : {}),
    ...(entry.referral ? { referral: entry.referral } : {}),
  };
}
