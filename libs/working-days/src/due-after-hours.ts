import type { Calendar } from './calendar';
import { offsetOf, type CountingOptions, type TimeOfDay } from './counting-options';
import { refuseEstimate, type DueDate } from './due-date';
import { dateOfDay, dayOfInstant, startOfDayNumber, type DayNumber } from './local-date';

/** A stretch of a working day in which hours run, local time; '24:00' may end it. */
export interface OfficeHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

export interface HoursQuestion {
  readonly startedAt: number;
  /** Length of the limit, more than 0. */
  readonly hours: number;
  readonly calendar: Calendar;
  /** `always`: round the clock; otherwise only in these stretches of working days, in order. */
  readonly running: 'always' | readonly OfficeHours[];
  readonly options?: Pick<Partial<CountingOptions>, 'yearNotLoaded'>;
}

/**
 * When a limit in hours ends. Hours run from the start event itself: the rule that the first day is not counted
 * is for periods in days (Civil Code art. 201 para. 2 leaves hours to begin as the law or the parties say).
 * @throws RangeError for a limit not above 0 or stretches that are empty, overlap or stand out of order
 */
export function dueAfterHours({ startedAt, hours, calendar, running, options }: HoursQuestion): DueDate {
  if (!(hours > 0 && Number.isFinite(hours))) throw new RangeError(`hours is ${hours}; expected more than 0`);
  const length = hours * 3_600_000;
  if (running === 'always') {
    const dueAt = startedAt + length;
    return { dueAt, dueOn: dateOfDay(dayOfInstant(dueAt)), provisional: false };
  }
  const stretches = stretchesOf(running);
  const perDay = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const startDay = dayOfInstant(startedAt);
  let day: DayNumber = startDay;
  let left = length;
  if (calendar.index.works(day)) {
    const rest = stretches.map(({ from, to }) => ({
      from: Math.max(from, startedAt - startOfDayNumber(day)),
      to,
    }));
    const end = runThrough(rest, left);
    if (end.at !== undefined) return dueThatDay(startDay, day, end.at, calendar, options);
    left = end.left;
  }
  const wholeDays = Math.ceil(left / perDay) - 1;
  day = calendar.index.nthAfter(startDay, wholeDays + 1);
  const end = runThrough(stretches, left - wholeDays * perDay);
  return dueThatDay(startDay, day, end.at!, calendar, options);
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Lets `left` milliseconds run through the stretches; `at` is the offset at which they are used up. */
function runThrough(stretches: readonly Stretch[], left: number): { at?: number; left: number } {
  for (const { from, to } of stretches) {
    if (from >= to) continue;
    if (left <= to - from) return { at: from + left, left: 0 };
    left -= to - from;
  }
  return { left };
}

function dueThatDay(
  startDay: DayNumber,
  day: DayNumber,
  offset: number,
  calendar: Calendar,
  options: HoursQuestion['options'],
): DueDate {
  const provisional = calendar.index.estimatedAfter(startDay - 1, day);
  if (provisional) refuseEstimate(startDay - 1, day, calendar, options);
  return { dueAt: startOfDayNumber(day) + offset, dueOn: dateOfDay(day), provisional };
}

function stretchesOf(hours: readonly OfficeHours[]): Stretch[] {
  const stretches = hours.map(({ from, to }) => ({ from: offsetOf(from), to: offsetOf(to) }));
  const wrong = stretches.findIndex(({ from, to }, i) => from >= to || from < (stretches[i - 1]?.to ?? 0));
  if (stretches.length === 0 || wrong >= 0)
    throw new RangeError(
      `office hours are ${JSON.stringify(hours)}; expected one stretch or more, each ending after it begins, in order`,
    );
  return stretches;
}
