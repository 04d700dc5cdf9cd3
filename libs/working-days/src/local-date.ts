/** A civil day in Asia/Shanghai, 'YYYY-MM-DD'. Legal dates are local days, never instants. */
export type LocalDate = string & { readonly __localDate: unique symbol };

/** Days since 1970-01-01, so that arithmetic on days is arithmetic on integers. */
export type DayNumber = number;

export const MS_PER_DAY = 86_400_000;
/**
 * Asia/Shanghai is UTC+8 without summer time since 1991-09-15 (tz database, zone Asia/Shanghai), hence plain
 * arithmetic instead of Intl, which is some hundred times slower. Instants of the summers 1986–1991 would be
 * one hour off; the calendar refuses to count before 1992.
 */
const UTC_PLUS_8 = 8 * 3_600_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a Gregorian day, by whole eras of 400 years (146,097 days). */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

const written = new Map<DayNumber, LocalDate>();

/** The day as text. Kept once written: a deadline is computed far more often than a new day begins. */
export function dateOfDay(day: DayNumber): LocalDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  const sinceMarch0000 = day + 719_468;
  const era = Math.floor(sinceMarch0000 / 146_097);
  const dayOfEra = sinceMarch0000 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`day ${day} is in year ${year}; expected 0 to 9999`);
  const two = (n: number): string => String(n).padStart(2, '0');
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}` as LocalDate;
  // Bounded, because a caller may walk through dates that come from outside.
  if (written.size < 50_000) written.set(day, date);
  return date;
}

/** @throws RangeError when the text is not an existing day written as YYYY-MM-DD. */
export function localDate(text: string): LocalDate {
  const parts = ISO_DAY.exec(text);
  if (parts) {
    const day = dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (dateOfDay(day) === text) return text as LocalDate;
  }
  throw new RangeError(`local date is '${text}'; expected an existing day as YYYY-MM-DD`);
}

/** @throws RangeError as {@link localDate}, since a brand does not survive a cast. */
export function dayOfDate(date: LocalDate): DayNumber {
  const day = dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
  if (Number.isNaN(day)) localDate(date);
  return day;
}

/** @throws RangeError when the instant is not a finite number of milliseconds. */
export function dayOfInstant(instantMs: number): DayNumber {
  const day = Math.floor((instantMs + UTC_PLUS_8) / MS_PER_DAY);
  if (!Number.isFinite(day))
    throw new RangeError(`instant is ${instantMs}; expected milliseconds since 1970`);
  return day;
}

/** The day on which the instant (milliseconds since 1970 UTC) falls in Asia/Shanghai. */
export const localDateOf = (instantMs: number): LocalDate => dateOfDay(dayOfInstant(instantMs));

/** 00:00 local of the day, in milliseconds since 1970 UTC. */
export const startOfDayNumber = (day: DayNumber): number => day * MS_PER_DAY - UTC_PLUS_8;
export const startOfDay = (date: LocalDate): number => startOfDayNumber(dayOfDate(date));
/** 23:59:59.999 local: the last millisecond that still belongs to the day (clock question Q3, Q73). */
export const endOfDay = (date: LocalDate): number => startOfDay(date) + MS_PER_DAY - 1;

export const plusDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayOfDate(date) + days);

/** 1 Monday … 7 Sunday (ISO 8601); 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;
