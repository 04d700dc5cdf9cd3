import type { Calendar, DayKind } from './calendar';
import type { CalendarSource } from './calendar-table';
import { defaultCountingOptions, type CountingOptions } from './counting-options';
import { dayBeforeCount } from './due-date';
import {
  dueDateWithPauses,
  type ClockState,
  type Extension,
  type PausedDueDateQuestion,
} from './due-date-with-pauses';
import { dateOfDay, dayOfDate, dayOfInstant, weekdayOf, type DayNumber, type LocalDate } from './local-date';
import { daysOf, type Pause, type PauseKind } from './pauses';

/** A due date that was computed anew, because a calendar or a pack changed (Q13, Q36). */
export interface Recomputation {
  readonly at: number;
  readonly reason: string;
  readonly before: { readonly dueOn: LocalDate; readonly calendarVersion: string };
  readonly after: { readonly dueOn: LocalDate; readonly calendarVersion: string };
}

export interface ExplanationQuestion extends PausedDueDateQuestion {
  /** In the law's words, e.g. 工单到达承办单位. */
  readonly startEvent: string;
  /** The rule that sets the limit, e.g. 'LN-35', and its article as people cite it. */
  readonly ruleId: string;
  readonly article: string;
  readonly recomputations?: readonly Recomputation[];
}

/** Why a day is counted or not; `limit-reached` days follow the count because a minimum moved the due date. */
export type DayReason =
  'counted' | 'start-day' | 'weekend' | 'holiday' | 'closure' | 'paused' | 'limit-reached';

export interface ExplainedDay {
  readonly date: LocalDate;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly kind: DayKind;
  /** Holiday or closure by name, on make-up days the holiday that they make up for. */
  readonly name?: string;
  readonly counted: boolean;
  readonly reason: DayReason;
  readonly pause?: PauseKind;
  /** True in a year that is not loaded: `kind` is a Monday–Friday estimate. */
  readonly estimated: boolean;
  /** Working days counted up to and including this day. */
  readonly runningCount: number;
}

/** Everything that is needed to check a due date by hand, for programs; see `explanationText` for people. */
export interface Explanation {
  readonly startEvent: string;
  readonly ruleId: string;
  readonly article: string;
  readonly startedAt: number;
  readonly startedOn: LocalDate;
  readonly workingDays: number;
  readonly calendarVersion: string;
  /** The notices of the years that the count touches, the region's own included. */
  readonly sources: readonly CalendarSource[];
  readonly options: CountingOptions;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  readonly recomputations: readonly Recomputation[];
  /** From the start day to the due day, or to the day since which the clock stands. */
  readonly days: readonly ExplainedDay[];
  readonly outcome: ClockState;
}

/**
 * Counts a limit again, day by day, and says of each day what it is and whether it counts.
 * @throws as `dueDateWithPauses`
 */
export function explain(question: ExplanationQuestion): Explanation {
  const { calendar, startedAt, workingDays, startEvent, ruleId, article } = question;
  const outcome = dueDateWithPauses(question);
  const start = dayOfInstant(startedAt);
  const last = Math.max(start, dayOfDate(outcome.status === 'running' ? outcome.dueOn : outcome.pausedSince));
  const options = { ...defaultCountingOptions, ...question.options };
  return {
    startEvent,
    ruleId,
    article,
    startedAt,
    startedOn: dateOfDay(start),
    workingDays,
    calendarVersion: calendar.version,
    sources: sourcesOf(calendar, start, last),
    options,
    pauses: question.pauses ?? [],
    extensions: question.extensions ?? [],
    recomputations: question.recomputations ?? [],
    days: countedDays(question, options, start, last),
    outcome,
  };
}

function countedDays(
  question: ExplanationQuestion,
  options: CountingOptions,
  start: DayNumber,
  last: DayNumber,
): ExplainedDay[] {
  const { calendar, pauses = [], extensions = [] } = question;
  const added = options.extensionFrom === 'due-date' ? extensions : [];
  const limit = added.reduce((sum, extension) => sum + extension.workingDays, question.workingDays);
  const paused = pauses.map((pause) => ({ kind: pause.kind, ...daysOf(pause, options) }));
  const countsFrom = dayBeforeCount(start, options) + 1;
  const days: ExplainedDay[] = [];
  let runningCount = 0;
  for (let day = start; day <= last; day++) {
    const date = dateOfDay(day);
    const kind = calendar.kindOfDay(day);
    const name = calendar.nameOf(date);
    const pause = paused.find(({ from, to }) => from <= day && day <= to)?.kind;
    const reason = reasonOf(kind, day < countsFrom, pause !== undefined, runningCount >= limit);
    if (reason === 'counted') runningCount++;
    days.push({
      date,
      weekday: weekdayOf(day),
      kind,
      ...(name === undefined ? {} : { name }),
      counted: reason === 'counted',
      reason,
      ...(reason === 'paused' && pause !== undefined ? { pause } : {}),
      estimated: !calendar.isLoaded(Number(date.slice(0, 4))),
      runningCount,
    });
  }
  return days;
}

function reasonOf(kind: DayKind, beforeCount: boolean, paused: boolean, reached: boolean): DayReason {
  if (beforeCount) return 'start-day';
  if (kind === '周末') return 'weekend';
  if (kind === '法定节假日') return 'holiday';
  if (kind === '当地放假') return 'closure';
  if (paused) return 'paused';
  return reached ? 'limit-reached' : 'counted';
}

function sourcesOf(calendar: Calendar, first: DayNumber, last: DayNumber): CalendarSource[] {
  const from = Number(dateOfDay(first).slice(0, 4));
  const to = Number(dateOfDay(last).slice(0, 4));
  return calendar.tables
    .filter(({ year }) => year >= from && year <= to)
    .flatMap(({ source, amendments = [] }) => [source, ...amendments]);
}
