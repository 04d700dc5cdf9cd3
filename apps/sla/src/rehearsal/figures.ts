import type { Pack } from '@huiying/policy';
import type { ReplayedClock } from './replay-case';

/** What of the indicators follows from clocks alone, of some cases; tallies add up. */
export interface Tally {
  readonly onTime: number;
  readonly overdue: number;
  readonly points: number;
}

/** on_time_rate, overdue_rate and points_deducted as reporting counts them; null where nothing had fallen due. */
export interface Figures {
  readonly due: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly onTimeRate: number | null;
  readonly overdueRate: number | null;
  readonly pointsDeducted: number;
}

export const nothingCounted: Tally = { onTime: 0, overdue: 0, points: 0 };

/** A case: the completion clocks of its lead that have ended or fallen due, and the points of each unit (Q27). */
export function tallyOf(clocks: readonly ReplayedClock[], { penalty }: Pick<Pack, 'penalty'>): Tally {
  const completions = clocks.filter(({ kind, role }) => kind === 'completion' && role === 'lead');
  return {
    onTime: completions.filter(({ state }) => state === 'met').length,
    overdue: completions.filter(({ state }) => state === 'missed').length,
    points: pointsOf(clocks, penalty.mode),
  };
}

export const addTallies = (a: Tally, b: Tally): Tally => ({
  onTime: a.onTime + b.onTime,
  overdue: a.overdue + b.overdue,
  points: a.points + b.points,
});

export function figuresOf({ onTime, overdue, points }: Tally): Figures {
  const due = onTime + overdue;
  const rate = (part: number): number | null =>
    due === 0 ? null : Math.round((part / due) * 10_000) / 10_000;
  return {
    due,
    onTime,
    overdue,
    onTimeRate: rate(onTime),
    overdueRate: rate(overdue),
    pointsDeducted: points,
  };
}

/** Q11: a rung's points take the place of those before it; in the other reading they add up. One deduction per unit. */
export function pointsOf(clocks: readonly ReplayedClock[], mode: 'max' | 'sum'): number {
  const byUnit = new Map<string, number[]>();
  for (const { org, rungs } of clocks)
    byUnit.set(org, [...(byUnit.get(org) ?? []), ...rungs.map(({ points }) => points)]);
  const deduction = (points: readonly number[]): number =>
    mode === 'max' ? Math.max(0, ...points) : points.reduce((sum, each) => sum + each, 0);
  return [...byUnit.values()].reduce((sum, points) => sum + deduction(points), 0);
}
