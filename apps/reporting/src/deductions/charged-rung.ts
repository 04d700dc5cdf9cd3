import type { DeadlineKind, Pack } from '@huiying/policy';

/** A rung that carries points, with what decides whether and when it counts. Nulls as the database has them. */
export interface ChargedRung {
  readonly alertId: string;
  readonly deadlineId: string;
  readonly kind: string;
  readonly rung: string;
  readonly points: number;
  readonly addresseeRole: string | null;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly orderId: string | null;
  readonly ratingId: string | null;
  readonly org: string | null;
  readonly jurisdiction: string | null;
  readonly ruleId: string | null;
  readonly issuedAt: string;
  readonly raisedOn: string;
  readonly dueOn: string | null;
  /** The case's day of receipt: its law holds (Q15). */
  readonly receivedOn: string | null;
  readonly withdrawnAt: string | null;
  readonly ratingAnnulled: boolean;
  readonly ratingAnnulledAt: string | null;
}

export interface DeductionRules {
  /** Q11: does a rung take the place of the one before, or do they add up? */
  readonly mode: 'max' | 'sum';
  /** Q27 */
  readonly per: 'unit_and_case' | 'case';
  /** Q47 */
  readonly month: 'rung_raised' | 'due';
  criticismsOf(rung: ChargedRung): number;
}

/** How a jurisdiction counts deductions; without a pack, as the defaults read the regulation. */
export function deductionRulesOf(pack: Pack | undefined): DeductionRules {
  if (!pack) return { mode: 'max', per: 'unit_and_case', month: 'rung_raised', criticismsOf: () => 0 };
  return {
    mode: pack.penalty.mode,
    per: pack.value('penalty.per'),
    month: pack.value('penalty.month'),
    criticismsOf: ({ kind, rung }) =>
      pack.rungs(kind as DeadlineKind).find((each) => each.rung === rung)?.bulletins ?? 0,
  };
}
