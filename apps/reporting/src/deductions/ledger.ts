import type { ChargedRung, DeductionRules } from './charged-rung';

export type Cancellation = 'on_time_after_all' | 'rating_annulled';

/** One line: a rung that carries points, what it adds to those already charged, and whether it still stands. */
export interface LedgerLine {
  readonly lineId: string;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly orderId: string | null;
  readonly ratingId: string | null;
  readonly jurisdiction: string | null;
  readonly org: string | null;
  readonly deadlineId: string;
  readonly kind: string;
  readonly rung: string;
  readonly ruleId: string | null;
  readonly issuedAt: string;
  /** The local date by which the line falls into a month (Q47). */
  readonly chargedOn: string;
  /** Points of the rung itself. */
  readonly points: number;
  /** What the line adds: the rung takes the place of the one before (Q11). A cancelled line adds nothing. */
  readonly charged: number;
  /** Criticisms of the whole city counted with the rung (LN-69). */
  readonly criticisms: number;
  readonly handedToInspection: boolean;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly cancelled: { readonly at: string | null; readonly why: Cancellation } | null;
}

/**
 * The ledger of deductions of LN article 26 (LN-65…69). Per unit and case the highest rung counts (Q11, Q27); each
 * increase is a line of its own, so that the months of a year add up to the year. A rung whose cause fell away, because
 * the act was on time after all or the rating that set the clock was annulled, stays in the ledger and adds nothing;
 * what it had replaced counts again.
 * @param rungs all rungs with points of each case that is told of; order does not matter
 * @returns by day, then by id
 */
export function ledgerOf(
  rungs: readonly ChargedRung[],
  rulesOf: (rung: ChargedRung) => DeductionRules,
): LedgerLine[] {
  const charged = new Map<string, ChargedRung[]>();
  for (const rung of [...rungs].sort(byIssue)) {
    const key = partyOf(rung, rulesOf(rung));
    charged.set(key, [...(charged.get(key) ?? []), rung]);
  }
  return [...charged.values()]
    .flatMap((one) => linesOf(one, rulesOf))
    .sort((a, b) => compare(a.chargedOn, b.chargedOn) || compare(a.lineId, b.lineId));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byIssue = (a: ChargedRung, b: ChargedRung): number =>
  compare(a.issuedAt, b.issuedAt) || a.points - b.points || compare(a.alertId, b.alertId);

/** What one deduction is counted per: the unit and the case, or the case alone (Q27). A rating has its own clocks. */
function partyOf(rung: ChargedRung, { per }: DeductionRules): string {
  const about = rung.ratingId ?? rung.caseId ?? rung.alertId;
  return per === 'case' ? about : `${about}\u0000${rung.org ?? ''}`;
}

const cancellationOf = (rung: ChargedRung): LedgerLine['cancelled'] => {
  if (rung.withdrawnAt !== null) return { at: rung.withdrawnAt, why: 'on_time_after_all' };
  return rung.ratingAnnulled ? { at: rung.ratingAnnulledAt, why: 'rating_annulled' } : null;
};

function linesOf(
  rungs: readonly ChargedRung[],
  rulesOf: (rung: ChargedRung) => DeductionRules,
): LedgerLine[] {
  const lines: LedgerLine[] = [];
  let standing: number | undefined;
  for (const rung of rungs) {
    const rules = rulesOf(rung);
    const cancelled = cancellationOf(rung);
    const before = standing === undefined ? undefined : lines[standing];
    const replaces = cancelled || !before || rules.mode === 'sum' ? undefined : before;
    const owed = replaces ? Math.max(rung.points - replaces.points, 0) : rung.points;
    lines.push({
      ...facts(rung),
      chargedOn: rules.month === 'due' ? (rung.dueOn ?? rung.raisedOn) : rung.raisedOn,
      charged: cancelled ? 0 : owed,
      criticisms: cancelled ? 0 : rules.criticismsOf(rung),
      handedToInspection: !cancelled && rung.addresseeRole === 'inspection_office',
      replaces: replaces?.lineId ?? null,
      replacedBy: null,
      cancelled,
    });
    if (cancelled || (before && replaces && rung.points < before.points)) continue;
    if (replaces && standing !== undefined) lines[standing] = { ...replaces, replacedBy: rung.alertId };
    standing = lines.length - 1;
  }
  return lines;
}

const facts = (rung: ChargedRung) => ({
  lineId: rung.alertId,
  caseId: rung.caseId,
  caseNo: rung.caseNo,
  orderId: rung.orderId,
  ratingId: rung.ratingId,
  jurisdiction: rung.jurisdiction,
  org: rung.org,
  deadlineId: rung.deadlineId,
  kind: rung.kind,
  rung: rung.rung,
  ruleId: rung.ruleId,
  issuedAt: rung.issuedAt,
  points: rung.points,
});
