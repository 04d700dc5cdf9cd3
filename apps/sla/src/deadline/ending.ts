import type { Pause } from '@huiying/working-days';
import type { Attempt } from './case-clocks';

/**
 * What ends a clock. `done`: met or missed by that instant. `fallen_away`: nobody owes it any more; missed if it was
 * overdue by then. `unused`: a right that lapsed. `lapses`: a right that outlives what it is about, until its last day is over. `taken_back`: the old unit is not counted (Q4, Q18).
 * `reclassified`: the right type of the case never knew this duty.
 */
export interface Ending {
  readonly how: 'done' | 'fallen_away' | 'unused' | 'lapses' | 'taken_back' | 'reclassified';
  readonly at: number;
}

/** How long the clock stands for one submission. */
export function reviewOf({ at, verdict }: Attempt): Pause[] {
  if (verdict === undefined) return [{ kind: 'review', from: at }];
  return verdict.passed ? [] : [{ kind: 'review', from: at, to: verdict.at }];
}
