import { diffPacks, type Pack, type Policies } from '@huiying/policy';
import { localDateOf } from '@huiying/working-days';
import type { CaseClocks } from '../deadline/case-clocks';
import type { DatedCalendar } from '../deadline/counting';
import { causesOf, compareReplays, type Difference } from './compare-replays';
import { tallyOf, type Tally } from './figures';
import { replayCase, type ReplayedClock } from './replay-case';

/** First and last day of receipt, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Law {
  readonly standing: Policies;
  readonly drafted: Policies;
}

/** A difference with the case it belongs to and the changed parameters behind it. */
export interface CaseDifference extends Difference {
  readonly caseId: string;
  readonly caseNo: string;
  readonly causes: readonly string[];
}

export interface RehearsedCase {
  readonly open: { readonly looked: number; readonly moved: readonly CaseDifference[] };
  /** Undefined: received outside of the period. */
  readonly played?: {
    readonly clocks: number;
    readonly changed: readonly CaseDifference[];
    readonly before: Tally;
    readonly after: Tally;
  };
}

/**
 * What a draft of the law would do to a case. Its open clocks: which would end at another instant, were the draft's pack of
 * the day of receipt to take the place of the version that the case is pinned to. A case of the period is played again
 * under the draft's version of its day of receipt (Q15) and held against the same play under its own.
 */
export function rehearseCase(
  aCase: CaseClocks,
  period: Period,
  { standing, drafted }: Law,
  calendarOf: (pack: Pack) => DatedCalendar,
  now: number,
): RehearsedCase {
  const today = localDateOf(now);
  const own = standing.governing(aCase.policyRef, today);
  const received = drafted.inForce(aCase.jurisdiction, aCase.receivedOn);
  const other = received && drafted.governing(received.ref, today);
  const play = (pack: Pack): readonly ReplayedClock[] =>
    replayCase(aCase, { pack, calendar: calendarOf(pack), now });
  const was = play(own);
  const would = other === undefined ? [] : play(other); // without a pack on that day there is no clock (Q54)
  const keys = other ? changedKeys(own, other) : [];
  const told = (difference: Difference): CaseDifference => ({
    ...{ caseId: aCase.caseId, caseNo: aCase.caseNo },
    ...difference,
    causes: causesOf(difference, keys),
  });
  const open = was.filter(isOpen);
  const ended = new Set(was.filter((clock) => !isOpen(clock)).map(({ deadlineId }) => deadlineId));
  const then = would.filter(({ deadlineId }) => !ended.has(deadlineId));
  const moved = compareReplays(open, then, 'end').map(told);
  const looked = open.length;
  if (aCase.receivedOn < period.from || aCase.receivedOn > period.to) return { open: { looked, moved } };
  const changed = compareReplays(was, would, 'outcome').map(told);
  const tallies = { before: tallyOf(was, own), after: tallyOf(would, other ?? own) };
  return { open: { looked, moved }, played: { clocks: was.length, changed, ...tallies } };
}

/** A clock that somebody still waits for, overdue ones among them. */
const isOpen = ({ closedAt }: ReplayedClock): boolean => closedAt === undefined;

const known = new WeakMap<Pack, WeakMap<Pack, readonly string[]>>();

/** The packs of many cases are few. */
function changedKeys(a: Pack, b: Pack): readonly string[] {
  const inner = known.get(a) ?? new WeakMap<Pack, readonly string[]>();
  known.set(a, inner);
  const keys = inner.get(b) ?? diffPacks(a, b).map(({ key }) => key);
  inner.set(b, keys);
  return keys;
}
