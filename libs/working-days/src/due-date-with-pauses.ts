import { pausedRanges, type Pause } from './pauses';
import type { Calendar } from './calendar';
import { defaultCountingOptions, lastInstantOf, type CountingOptions } from './counting-options';
import { checkLimit, dayBeforeCount, dueOnDay, type DueDate, type DueDateQuestion } from './due-date';
import { dateOfDay, dayOfInstant, type DayNumber, type LocalDate } from './local-date';

/** Days granted by an officer; `grantedAt` is the instant of the decision. */
export interface Extension {
  readonly workingDays: number;
  readonly grantedAt: number;
}

export interface PausedDueDateQuestion extends DueDateQuestion {
  readonly pauses?: readonly Pause[];
  /** Granted ones only: refused requests do not count (Q26). */
  readonly extensions?: readonly Extension[];
}

/** A running clock has a due date; a clock standing still has none, only what is left of the limit. */
export type ClockState =
  | ({ readonly status: 'running'; readonly notBefore: readonly NotBefore[] } & DueDate)
  | {
      readonly status: 'paused';
      readonly pausedSince: LocalDate;
      /** Working days that remain to be counted once the clock runs again, at least 1. */
      readonly workingDaysLeft: number;
      readonly provisional: boolean;
    };

/** A due date may not lie before this day, whatever the count says. */
export interface NotBefore {
  readonly because: 'rework-minimum' | 'extension-from-grant';
  readonly date: LocalDate;
}

/**
 * Due date of a limit that was paused, failed its check or was extended (Q7, Q24, Q25, Q26, Q62).
 * A submission stops the clock as a pause of kind 'review' that ends with the rejection; if it was in time, at
 * least `reworkMinDays` working days follow the day of rejection. A late one moves nothing: it was never in time,
 * and overdue goes on from the original date (other reading: it resumes the limit as well).
 * An extension adds its days to the due date, also when it is granted after a submission in the meantime.
 * @throws RangeError as `dueDate`, or for a pause that ends before it begins
 */
export function dueDateWithPauses(question: PausedDueDateQuestion): ClockState {
  const { calendar, options } = question;
  const rules = { ...defaultCountingOptions, ...options };
  checkLimit(question.workingDays);
  if (!(Number.isInteger(rules.reworkMinDays) && rules.reworkMinDays >= 0))
    throw new RangeError(`reworkMinDays is ${rules.reworkMinDays}; expected a whole number from 0`);
  const from = dayBeforeCount(dayOfInstant(question.startedAt), options);
  const extensions = question.extensions ?? [];
  extensions.forEach((extension) => checkLimit(extension.workingDays));
  const added = rules.extensionFrom === 'due-date' ? extensions : [];
  const limit = question.workingDays + total(added);
  const pauses = [...(question.pauses ?? [])].sort((a, b) => a.from - b.from);

  const floors: Floor[] = [];
  if (rules.extensionFrom === 'grant-date')
    for (const { grantedAt, workingDays } of extensions)
      floors.push({ because: 'extension-from-grant', after: dayOfInstant(grantedAt), workingDays });
  // A floor is counted like the limit itself: the next review, or an appeal, stops it too.
  const counted = (known: readonly Pause[]): Counted =>
    [{ after: from, workingDays: limit }, ...floors]
      .map((it) => countOn(calendar, it.after, it.workingDays, known, rules))
      .reduce((a, b) => (b.left > a.left || (b.left === a.left && b.day > a.day) ? b : a));

  pauses.forEach((pause, i) => {
    if (pause.kind !== 'review' || pause.to === undefined || rules.reworkMinDays === 0) return;
    const before = counted(pauses.slice(0, i));
    if (
      rules.lateRework === 'original-date' &&
      before.left === 0 &&
      pause.from > lastInstantOf(before.day, rules.dayEnd)
    )
      return;
    const later = added.filter((extension) => extension.grantedAt > pause.to!);
    const workingDays = rules.reworkMinDays + total(later);
    floors.push({ because: 'rework-minimum', after: dayOfInstant(pause.to), workingDays });
  });

  const result = counted(pauses);
  if (result.left > 0)
    return {
      status: 'paused',
      pausedSince: dateOfDay(result.day),
      workingDaysLeft: result.left,
      provisional: calendar.index.estimatedAfter(from, result.day),
    };
  const notBefore = floors.map(({ because, after, workingDays }) => ({
    because,
    date: dateOfDay(countOn(calendar, after, workingDays, pauses, rules).day),
  }));
  return { status: 'running', ...dueOnDay(from, result.day, calendar, options), notBefore };
}

/** So many working days after a day the clock runs at least, whatever the count says. */
interface Floor {
  readonly because: NotBefore['because'];
  readonly after: DayNumber;
  readonly workingDays: number;
}

/** `left` > 0: the clock stands since `day` with so many working days to go. */
export interface Counted {
  readonly day: DayNumber;
  readonly left: number;
}

/** Counts `limit` working days after a day, leaving out those on which the clock stood. */
export function countOn(
  calendar: Calendar,
  after: DayNumber,
  limit: number,
  pauses: readonly Pause[],
  rules: CountingOptions,
): Counted {
  let day = after;
  let left = limit;
  for (const range of pausedRanges(pauses, rules)) {
    if (range.to <= day) continue;
    const available = calendar.index.countAfter(day, range.from - 1);
    if (available >= left) break;
    left -= available;
    if (range.to === Infinity) return { day: Math.max(range.from, after), left };
    day = range.to;
  }
  return { day: calendar.index.nthAfter(day, left), left: 0 };
}

const total = (extensions: readonly Extension[]): number =>
  extensions.reduce((sum, extension) => sum + extension.workingDays, 0);
