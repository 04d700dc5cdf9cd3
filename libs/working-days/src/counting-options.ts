import { MS_PER_DAY, startOfDayNumber, type DayNumber } from './local-date';

/** '24:00', or the local closing time of the offices as 'HH:MM'. */
export type TimeOfDay = string;

/**
 * Where the regulations are silent each reading is a named value (clock questions Q1–Q51). The defaults are
 * the decided readings; a pack overrides single ones.
 */
export interface CountingOptions {
  /** Q1, Civil Code art. 201: the day of the start event is not counted. Other reading: it is, if it works. */
  readonly countStartDay: boolean;
  /** Q3, Civil Code art. 203: the last day ends at 24:00, or when the offices close. */
  readonly dayEnd: TimeOfDay;
  /** Q24: a paused working day is left out when the clock stands at its end, or only if it stood all day. */
  readonly pausedDay: 'paused-at-end' | 'paused-all-day';
  /** Q7, Q25: after a failed check at least so many working days after the day of rejection. */
  readonly reworkMinDays: number;
  /** Q25: the day of a submission that fails its check is not used up; other reading: it counts. */
  readonly submissionDay: 'free' | 'used';
  /** Q62: a late submission that fails was never in time; other reading: the limit is resumed as after one in time. */
  readonly lateRework: 'original-date' | 'resumed-date';
  /** Q26: an extension is added to the old due date; other reading: runs from the day on which it is granted. */
  readonly extensionFrom: 'due-date' | 'grant-date';
  /** Q21: a working day overdue counts as soon as it begins; other reading: only once it is over. */
  readonly overdueDay: 'begun' | 'completed';
  /** Q22: "n days left" includes the day of the notice; other reading: n days follow it. */
  readonly daysLeft: 'including-today' | 'excluding-today';
  /** Q12: days in alerts are working days; other reading: calendar days. */
  readonly alertUnit: 'working-days' | 'calendar-days';
  /** Q36: a year that is not loaded is estimated Monday–Friday and marked; other reading: refused. */
  readonly yearNotLoaded: 'estimate' | 'refuse';
}

export const defaultCountingOptions: CountingOptions = Object.freeze({
  countStartDay: false,
  dayEnd: '24:00',
  pausedDay: 'paused-at-end',
  reworkMinDays: 1,
  submissionDay: 'free',
  lateRework: 'original-date',
  extensionFrom: 'due-date',
  overdueDay: 'begun',
  daysLeft: 'including-today',
  alertUnit: 'working-days',
  yearNotLoaded: 'estimate',
});

const offsets = new Map<TimeOfDay, number>([['24:00', MS_PER_DAY]]);

/**
 * Milliseconds after 00:00.
 * @throws RangeError when the text is not HH:MM from 00:00 to 24:00
 */
export function offsetOf(time: TimeOfDay): number {
  const known = offsets.get(time);
  if (known !== undefined) return known;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new RangeError(`time of day is '${time}'; expected HH:MM from 00:00 to 24:00`);
  const offset = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
  offsets.set(time, offset);
  return offset;
}

/** The last millisecond that is still in time on the day: 23:59:59.999, or the one before the office closes. */
export const lastInstantOf = (day: DayNumber, dayEnd: TimeOfDay): number =>
  startOfDayNumber(day) + offsetOf(dayEnd) - 1;
