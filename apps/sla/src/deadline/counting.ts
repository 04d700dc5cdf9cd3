import type { Pack } from '@huiying/policy';
import type { Calendar, CountingOptions } from '@huiying/working-days';
import { dueDateWithPauses, type DueDate, type Extension, type Pause } from '@huiying/working-days';

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
export const countingOptions = (pack: Pack): Partial<CountingOptions> => pack.counting;

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
    options: countingOptions(pack),
  });
  if (state.status === 'paused') throw new Error('a limit without an open pause has an end');
  return { dueAt: state.dueAt, dueOn: state.dueOn, provisional: state.provisional };
}
