import { FIRST_YEAR, firstDayOf, LAST_YEAR } from './calendar-table';
import { dateOfDay, weekdayOf, type DayNumber } from './local-date';

export const FIRST_DAY: DayNumber = firstDayOf(FIRST_YEAR);
export const LAST_DAY: DayNumber = firstDayOf(LAST_YEAR + 1) - 1;
const SIZE = LAST_DAY - FIRST_DAY + 1;

/**
 * Prefix counts over every day from 1992 to 2099, so that "the n-th working day after" is two array reads.
 * Positions are days since FIRST_DAY.
 */
export class DayIndex {
  /** before[i]: working days on positions 0 … i-1. */
  private readonly before = new Int32Array(SIZE + 1);
  /** nth[k]: position of the working day that has k working days before it. */
  private readonly nth: Int32Array;
  /** estimatedBefore[i]: days of years that are not loaded on positions 0 … i-1. */
  private readonly estimatedBefore = new Int32Array(SIZE + 1);

  /**
   * @param exceptions day → does it work, for the days that differ from Monday–Friday
   * @param loadedYears years whose notice is known; all others are an estimate (Q36)
   */
  constructor(exceptions: ReadonlyMap<DayNumber, boolean>, loadedYears: ReadonlySet<number>) {
    const nth = new Int32Array(SIZE);
    let count = 0;
    let estimated = 0;
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      const estimate = loadedYears.has(year) ? 0 : 1;
      const end = firstDayOf(year + 1);
      for (let day = firstDayOf(year); day < end; day++) {
        const position = day - FIRST_DAY;
        if (exceptions.get(day) ?? weekdayOf(day) < 6) nth[count++] = position;
        estimated += estimate;
        this.before[position + 1] = count;
        this.estimatedBefore[position + 1] = estimated;
      }
    }
    this.nth = nth.slice(0, count);
  }

  works(day: DayNumber): boolean {
    const position = this.position(day);
    return this.before[position + 1]! > this.before[position]!;
  }

  /** Working days in (from, to]; 0 when `to` is not after `from`. */
  countAfter(from: DayNumber, to: DayNumber): number {
    const start = this.position(from);
    const end = this.position(to);
    return end <= start ? 0 : this.before[end + 1]! - this.before[start + 1]!;
  }

  /** The n-th working day after the day, which itself never counts; n ≥ 1. */
  nthAfter(day: DayNumber, n: number): DayNumber {
    return this.at(this.before[this.position(day) + 1]! + n - 1);
  }

  /** The n-th working day before the day, which itself never counts; n ≥ 1. */
  nthBefore(day: DayNumber, n: number): DayNumber {
    return this.at(this.before[this.position(day)]! - n);
  }

  /** Does any day in (from, to] belong to a year that is not loaded? */
  estimatedAfter(from: DayNumber, to: DayNumber): boolean {
    return this.estimatedBefore[this.position(to) + 1]! > this.estimatedBefore[this.position(from) + 1]!;
  }

  private at(rank: number): DayNumber {
    const position = this.nth[rank];
    if (position === undefined) throw new RangeError(`the count leaves ${FIRST_YEAR}–${LAST_YEAR}`);
    return FIRST_DAY + position;
  }

  private position(day: DayNumber): number {
    if (day >= FIRST_DAY && day <= LAST_DAY) return day - FIRST_DAY;
    throw new RangeError(`day is ${dateOfDay(day)}; expected a day from ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
}
