import type { Calendar } from './calendar';
import { defaultCountingOptions, lastInstantOf, type CountingOptions } from './counting-options';
import { dateOfDay, dayOfInstant, MS_PER_DAY, type DayNumber, type LocalDate } from './local-date';

/** A year is not loaded and the pack's reading is to refuse instead of estimating (Q36). */
export class CalendarNotLoaded extends Error {
  override readonly name = 'CalendarNotLoaded';
}

export interface DueDate {
  /** The last instant in time, milliseconds since 1970 UTC; `completedAt <= dueAt` is on time. */
  readonly dueAt: number;
  readonly dueOn: LocalDate;
  /** True when a day of the count lies in a year whose notice is not loaded: an estimate, to be recomputed. */
  readonly provisional: boolean;
}

export interface DueDateQuestion {
  /** Instant of the start event (Q2, Q73), milliseconds since 1970 UTC. */
  readonly startedAt: number;
  /** Length of the limit, a whole number from 1. */
  readonly workingDays: number;
  readonly calendar: Calendar;
  readonly options?: Partial<CountingOptions>;
}

/**
 * When a limit in working days ends (Q1, Q3, Q13, Q19, Q36; Civil Code art. 201, 203 by analogy).
 * @throws RangeError for a limit below 1 or not whole, or outside 1992–2099; CalendarNotLoaded if so chosen
 */
export function dueDate({ startedAt, workingDays, calendar, options }: DueDateQuestion): DueDate {
  checkLimit(workingDays);
  const from = dayBeforeCount(dayOfInstant(startedAt), options);
  return dueOnDay(from, calendar.index.nthAfter(from, workingDays), calendar, options);
}

/** Many limits at once; the arrays are parallel, `dueDay` in days since 1970 (see `dateOfDay`). */
export interface DueDates {
  readonly dueAt: Float64Array;
  readonly dueDay: Int32Array;
  readonly provisional: Uint8Array;
}

/**
 * {@link dueDate} for a batch without an object per deadline: rehearsals recompute every open deadline.
 * @param startedAt instants, @param workingDays parallel limits
 */
export function dueDates(
  startedAt: ArrayLike<number>,
  workingDays: ArrayLike<number>,
  calendar: Calendar,
  options?: Partial<CountingOptions>,
): DueDates {
  const size = startedAt.length;
  if (workingDays.length !== size)
    throw new RangeError(`workingDays has ${workingDays.length} entries; expected ${size}, one per start`);
  const result = {
    dueAt: new Float64Array(size),
    dueDay: new Int32Array(size),
    provisional: new Uint8Array(size),
  };
  const dayEnd = options?.dayEnd ?? defaultCountingOptions.dayEnd;
  const lastInstantOfDay0 = lastInstantOf(0, dayEnd);
  for (let i = 0; i < size; i++) {
    const limit = workingDays[i]!;
    checkLimit(limit);
    const from = dayBeforeCount(dayOfInstant(startedAt[i]!), options);
    const due = calendar.index.nthAfter(from, limit);
    const estimated = calendar.index.estimatedAfter(from, due);
    if (estimated) refuseEstimate(from, due, calendar, options);
    result.dueAt[i] = lastInstantOfDay0 + due * MS_PER_DAY;
    result.dueDay[i] = due;
    result.provisional[i] = estimated ? 1 : 0;
  }
  return result;
}

/** The day after which counting begins: the start day, or the day before if the start day counts (Q1). */
export const dayBeforeCount = (startDay: DayNumber, options?: Partial<CountingOptions>): DayNumber =>
  options?.countStartDay === true ? startDay - 1 : startDay;

/** Completes a due date whose day is known; `from` is the day after which the count began. */
export function dueOnDay(
  from: DayNumber,
  due: DayNumber,
  calendar: Calendar,
  options?: Partial<CountingOptions>,
): DueDate {
  const provisional = calendar.index.estimatedAfter(from, due);
  if (provisional) refuseEstimate(from, due, calendar, options);
  const dueAt = lastInstantOf(due, options?.dayEnd ?? defaultCountingOptions.dayEnd);
  return { dueAt, dueOn: dateOfDay(due), provisional };
}

/** @throws CalendarNotLoaded in the reading that refuses to estimate (Q36). */
export function refuseEstimate(
  from: DayNumber,
  due: DayNumber,
  calendar: Calendar,
  options?: Partial<CountingOptions>,
): void {
  if (options?.yearNotLoaded !== 'refuse') return;
  throw new CalendarNotLoaded(
    `calendar ${calendar.version} does not cover ${dateOfDay(from + 1)} to ${dateOfDay(due)}; expected every year loaded`,
  );
}

/** @throws RangeError: "at once" is not a limit of 0 days but of 1, the next working day (Q65). */
export function checkLimit(workingDays: number): void {
  if (Number.isInteger(workingDays) && workingDays >= 1) return;
  throw new RangeError(`workingDays is ${workingDays}; expected a whole number from 1`);
}
