import { lastInstantOf, type CountingOptions } from './counting-options';
import { dayOfInstant, startOfDayNumber, type DayNumber } from './local-date';

/**
 * Why a clock stands still: an appeal (Q8), a submission under review (Q25), a return request where the pack
 * stops the clock for it (Q4).
 */
export type PauseKind = 'appeal' | 'review' | 'return-request';

/** The clock stands from the instant `from` until before `to`; without `to` it still stands. */
export interface Pause {
  readonly kind: PauseKind;
  readonly from: number;
  readonly to?: number;
}

/** Whole days on which the clock stood, both ends included; `to` is Infinity while it still stands. */
export interface PausedDays {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

type PauseRules = Pick<CountingOptions, 'pausedDay' | 'dayEnd' | 'submissionDay'>;

/**
 * Days that pauses take out of the count, in order and merged.
 * Q24: a working day counts if the clock is running at its end (appeal on day 2, decided on day 4: 2 and 3 are
 * out). The other reading leaves out only the days on which it stood from beginning to end.
 * @throws RangeError when a pause ends before it begins
 */
export function pausedRanges(pauses: readonly Pause[], rules: PauseRules): PausedDays[] {
  const ranges = pauses.map((pause) => daysOf(pause, rules)).filter(({ from, to }) => to >= from);
  ranges.sort((a, b) => a.from - b.from);
  const merged: { from: DayNumber; to: DayNumber }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

/** The days that one pause takes out; empty (to < from) when it takes none. */
export function daysOf(pause: Pause, { pausedDay, dayEnd, submissionDay }: PauseRules): PausedDays {
  const { from, to, kind } = pause;
  if (to !== undefined && to < from)
    throw new RangeError(`pause ends at ${to}, before it begins at ${from}; expected an end not before`);
  const firstDay = dayOfInstant(from);
  const lastDay = to === undefined ? Infinity : dayOfInstant(to);
  // Stood at the end of the last day it touched? Only with office hours can a pause outlast its own day's end.
  const end = to !== undefined && to <= lastInstantOf(lastDay, dayEnd) ? lastDay - 1 : lastDay;
  const begins = pausedDay === 'paused-at-end' ? lastInstantOf(firstDay, dayEnd) : startOfDayNumber(firstDay);
  const isUsed = kind === 'review' && submissionDay === 'used';
  return { from: isUsed || from > begins ? firstDay + 1 : firstDay, to: end };
}
