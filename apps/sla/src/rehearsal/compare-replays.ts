import type { ReplayedClock } from './replay-case';

/** A clock that the two laws treat differently; a side without it has no such clock. */
export interface Difference {
  readonly deadlineId: string;
  readonly org: string;
  readonly kind: ReplayedClock['kind'];
  readonly before?: ReplayedClock;
  readonly after?: ReplayedClock;
}

/** Whether two clocks end on another instant, or (`outcome`) have another outcome or other points. */
export function compareReplays(
  before: readonly ReplayedClock[],
  after: readonly ReplayedClock[],
  by: 'end' | 'outcome',
): readonly Difference[] {
  const then = new Map(after.map((clock) => [clock.deadlineId, clock]));
  const known = new Set(before.map(({ deadlineId }) => deadlineId));
  const pairs = [
    ...before.map((clock) => [clock, then.get(clock.deadlineId)] as const),
    ...after.filter(({ deadlineId }) => !known.has(deadlineId)).map((clock) => [undefined, clock] as const),
  ];
  return pairs.flatMap(([a, b]) => {
    if (a && b && same(a, b, by)) return [];
    const { deadlineId, org, kind } = a ?? b;
    return [{ deadlineId, org, kind, ...(a ? { before: a } : {}), ...(b ? { after: b } : {}) }];
  });
}

function same(a: ReplayedClock, b: ReplayedClock, by: 'end' | 'outcome'): boolean {
  if (a.dueAt !== b.dueAt || a.provisional !== b.provisional) return false;
  if (by === 'end') return true;
  const rungs = (clock: ReplayedClock): string =>
    clock.rungs.map(({ rung, points }) => `${rung} ${points}`).join();
  return a.state === b.state && a.overdueDays === b.overdueDays && rungs(a) === rungs(b);
}

/** What moves an end besides the limit itself, and what changes an outcome besides the end. */
const COUNTING =
  /^(clock|calendar|rework|extension|complexity|limit|completion|review|contact|redo|return)[._]/;
const WARNING = /^(alert|penalty|overdue|extension\.pending|completion)[._]/;

/**
 * The changed parameters behind a difference: the clock's own limit where it is among them, otherwise those that say how
 * such clocks are counted or warned; all that changed where neither fits.
 */
export function causesOf({ before, after }: Difference, changed: readonly string[]): readonly string[] {
  const own = changed.filter((key) => key === before?.parameter || key === after?.parameter);
  if (own.length > 0) return own;
  const sameEnd = before !== undefined && before.dueAt === after?.dueAt;
  const likely = changed.filter((key) => (sameEnd ? WARNING : COUNTING).test(key));
  return likely.length > 0 ? likely : changed;
}
