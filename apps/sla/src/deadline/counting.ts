import type { Pack } from '@huiying/policy';
import type { Calendar, CountingOptions } from '@huiying/working-days';
import type { Deadline } from './deadline';
import {
  dueDate,
  dueDateWithPauses,
  startOfDay,
  type DueDate,
  type Extension,
  type LocalDate,
  type Pause,
} from '@huiying/working-days';

/** A calendar as it stood after so many loads of this service. */
export interface DatedCalendar {
  readonly calendar: Calendar;
  readonly revision: number;
}

/** What every decision about clocks needs besides the facts. `now`: legal instant, epoch milliseconds. */
export interface Surroundings {
  readonly pack: Pack;
  readonly calendar: DatedCalendar;
  readonly now: number;
}

/** How the pack counts (Q1, Q3, Q7, Q12, Q21, Q22, Q24, Q26, Q36): its readings in the words of the calendar library. */
export const countingOptions = (pack: Pack): CountingOptions => pack.counting;

/** Q62: rework goes on under the same deadline; in the other reading it has the whole limit once more. */
export const countingOf = (workingDays: number, pack: Pack): CountingOptions =>
  pack.value<boolean>('rework.own_deadline')
    ? { ...pack.counting, reworkMinDays: workingDays }
    : pack.counting;

/**
 * Q13: a new calendar counts for every open deadline; in the other reading a case keeps the one its first deadline was
 * counted with, unless that was an estimate (Q36). Undefined: the newest counts.
 */
export function pinnedRevision(
  { orders }: { readonly orders: readonly { readonly deadlines: readonly Deadline[] }[] },
  pack: Pack,
): number | undefined {
  if (pack.value<boolean>('calendar.recompute_on_change')) return undefined;
  const counted = orders.flatMap(({ deadlines }) => deadlines);
  if (counted.length === 0 || counted.some(({ provisional }) => provisional)) return undefined;
  return Math.min(...counted.map(({ calendar }) => calendar.revision));
}

export interface Count {
  readonly startedAt: number;
  readonly workingDays: number;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
}

/**
 * When the limit ends. A pause that still stands is left out: what is being checked is measured against the date that
 * held when it was submitted (Q6), and the clock stands only for the rungs (Q50).
 */
export function endOf(count: Count, { pack, calendar }: Surroundings): DueDate {
  const state = dueDateWithPauses({
    ...count,
    pauses: count.pauses.filter(({ to }) => to !== undefined),
    calendar: calendar.calendar,
    options: countingOf(count.workingDays, pack),
  });
  if (state.status === 'paused') throw new Error('a limit without an open pause has an end');
  return { dueAt: state.dueAt, dueOn: state.dueOn, provisional: state.provisional };
}

/** A rectification that was entered in the ledger with a date as its limit (HA-24). */
export interface Ledger {
  readonly limit: LocalDate;
  readonly enteredAt: number;
}

/**
 * Q33: the ledger's limit takes the place of the counted one if it was entered before that was over; a later entry does
 * not heal what is late already. A limit on a day off means the next working day, or in the other reading that day (Q71).
 */
export function endWithLedger(count: Count, ledger: Ledger | undefined, on: Surroundings): DueDate {
  const counted = endOf(count, on);
  if (ledger === undefined || ledger.enteredAt > counted.dueAt) return counted;
  const { pack, calendar } = on;
  if (pack.value('rectification.ledger_off_day') !== 'next_working_day')
    return endOfThatDay(ledger.limit, on);
  const startedAt = startOfDay(ledger.limit) - (pack.clock.countStartDay ? 0 : 1);
  return dueDate({ startedAt, workingDays: 1, calendar: calendar.calendar, options: pack.counting });
}

/** The day itself, working or not, until it ends as the pack says (Q3). */
function endOfThatDay(limit: LocalDate, { pack, calendar }: Surroundings): DueDate {
  const [hours = 24, minutes = 0] = pack.clock.dayEnd.split(':').map(Number);
  const dueAt = startOfDay(limit) + (hours * 60 + minutes) * 60_000 - 1;
  return { dueAt, dueOn: limit, provisional: !calendar.calendar.isLoaded(Number(limit.slice(0, 4))) };
}
