import type { Calendar } from './calendar';
import { countOn } from './due-date-with-pauses';
import { defaultCountingOptions, lastInstantOf, type CountingOptions } from './counting-options';
import { dayOfDate, dayOfInstant, startOfDayNumber, type LocalDate } from './local-date';
import { pausedRanges, type Pause } from './pauses';

/** T-n: so many days are left. Overdue n: so many days have passed without completion. */
export type Rung = { readonly kind: 't-minus' | 'overdue'; readonly days: number };

export interface RungQuestion {
  readonly rung: Rung;
  readonly dueOn: LocalDate;
  readonly calendar: Calendar;
  readonly options?: Partial<CountingOptions>;
  /** Pauses after the due day: days under review do not add to an overdue (Q62). */
  readonly pauses?: readonly Pause[];
}

/**
 * When a rung falls due, milliseconds since 1970 UTC (Q12, Q21, Q22; LN-66…69, HA-30): always 00:00 of a day.
 * A T-n longer than the limit lies before the start; the caller does not raise it. Undefined: the clock stands
 * still and the rung cannot fall due until it runs again (Q50).
 * @throws RangeError when the number of days is not a whole number from 1
 */
export function rungInstant({ rung, dueOn, calendar, options, pauses }: RungQuestion): number | undefined {
  const rules = { ...defaultCountingOptions, ...options };
  const { kind, days } = rung;
  if (!Number.isInteger(days) || days < 1)
    throw new RangeError(`rung ${kind} has ${days} days; expected a whole number from 1`);
  const due = dayOfDate(dueOn);
  if (kind === 't-minus') {
    const before = rules.daysLeft === 'including-today' ? days - 1 : days;
    if (rules.alertUnit === 'calendar-days') return startOfDayNumber(due - before);
    return startOfDayNumber(before === 0 ? due : calendar.index.nthBefore(due, before));
  }
  const after = rules.overdueDay === 'begun' ? days : days + 1;
  if (rules.alertUnit === 'calendar-days') return startOfDayNumber(due + after);
  const counted = countOn(calendar, due, after, pauses ?? [], rules);
  return counted.left > 0 ? undefined : startOfDayNumber(counted.day);
}

/** The rung "overdue" itself is raised at the due instant (Q23). */
export const overdueAt = (dueOn: LocalDate, options?: Partial<CountingOptions>): number =>
  lastInstantOf(dayOfDate(dueOn), options?.dayEnd ?? defaultCountingOptions.dayEnd);

/** Q49: due Friday, submitted Sunday is not on time, although no working day is overdue. */
export const isOnTime = (completedAt: number, due: { readonly dueAt: number }): boolean =>
  completedAt <= due.dueAt;

export interface OverdueQuestion {
  readonly dueOn: LocalDate;
  /** Day of completion; for an open deadline the day up to which is counted (Q69). */
  readonly completedOn: LocalDate;
  readonly calendar: Calendar;
  readonly options?: Partial<CountingOptions>;
  /** Pauses before the completion; the accepted submission's own review is none. */
  readonly pauses?: readonly Pause[];
}

/**
 * Working days after the due day up to and including the day of completion (Q21): due Friday, done Monday is 1,
 * done Sunday 0 (Q49). In the reading 'completed' the day of completion does not count.
 */
export function overdueWorkingDays({
  dueOn,
  completedOn,
  calendar,
  options,
  pauses,
}: OverdueQuestion): number {
  const rules = { ...defaultCountingOptions, ...options };
  const due = dayOfDate(dueOn);
  const last = dayOfDate(completedOn) - (rules.overdueDay === 'begun' ? 0 : 1);
  if (last <= due) return 0;
  if (rules.alertUnit === 'calendar-days') return last - due;
  let days = calendar.index.countAfter(due, last);
  for (const range of pausedRanges(pauses ?? [], rules)) {
    // The day of completion counts even if an earlier check of that day kept the clock still.
    const to = Math.min(range.to, dayOfDate(completedOn) - 1, last);
    days -= calendar.index.countAfter(Math.max(range.from - 1, due), Math.max(to, due));
  }
  return days;
}

/**
 * Handling time (Q51): working days after the start date up to and including the end date; same day = 0.
 * With `countStartDay` the start date counts too, if it works.
 * @throws RangeError when the end lies before the start
 */
export function workingDaysBetween(
  startDate: LocalDate,
  endDate: LocalDate,
  calendar: Calendar,
  options?: Pick<Partial<CountingOptions>, 'countStartDay'>,
): number {
  const start = dayOfDate(startDate);
  const end = dayOfDate(endDate);
  if (end < start)
    throw new RangeError(`end is ${endDate}; expected a day not before the start, ${startDate}`);
  return calendar.index.countAfter(options?.countStartDay === true ? start - 1 : start, end);
}

/** Working days left at an instant, its day included (Q12, Q22); 0 once the due day is over. */
export const workingDaysLeft = (at: number, dueOn: LocalDate, calendar: Calendar): number =>
  calendar.index.countAfter(dayOfInstant(at) - 1, dayOfDate(dueOn));
