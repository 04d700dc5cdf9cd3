import { dayNumber, dayOfDate, localDate, weekdayOf, type LocalDate } from './local-date';

/** Where a table's days come from: the notice that ordered them. `issuedOn` is the day of the document. */
export interface CalendarSource {
  readonly document: string;
  readonly url?: string;
  readonly issuedOn: LocalDate;
}

export interface CalendarTableDay {
  readonly date: LocalDate;
  /** `holiday` is a day off; `workday` is a Saturday or Sunday on which offices work (调休上班). */
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** One calendar year of one region, with its document: the unit in which calendars are issued and corrected. */
export interface CalendarTable {
  /** 'CN' for the State Council's notice, or an administrative division code for a local closure. */
  readonly region: string;
  readonly year: number;
  readonly version: string;
  readonly source: CalendarSource;
  /** Later documents that changed single days of the year. */
  readonly amendments?: readonly CalendarSource[];
  readonly days: readonly CalendarTableDay[];
}

/** A table that cannot be trusted. The message names file, key, value and expectation. */
export class CalendarTableError extends Error {
  override readonly name = 'CalendarTableError';
  constructor(
    readonly file: string,
    readonly key: string,
    readonly value: unknown,
    readonly expectation: string,
  ) {
    super(`${file}: '${key}' is ${JSON.stringify(value) ?? 'missing'}; expected ${expectation}`);
  }
}

const TABLE_KEYS = ['region', 'year', 'version', 'source', 'amendments', 'days'];
const SOURCE_KEYS = ['document', 'url', 'issuedOn'];
const DAY_KEYS = ['date', 'kind', 'name'];
export const NATIONAL = 'CN';

/** First and last year that can be counted at all; before 1992 Asia/Shanghai had summer time. */
export const FIRST_YEAR = 1992;
export const LAST_YEAR = 2099;

/**
 * Closed validation of a parsed file: what is not understood is refused, since a mistyped day off moves
 * every deadline that crosses it.
 * @param file name used in error texts, e.g. 'CN/2026.json'
 * @throws CalendarTableError
 */
export function checkCalendarTable(raw: unknown, file: string): CalendarTable {
  const refuse = (key: string, value: unknown, expectation: string): never => {
    throw new CalendarTableError(file, key, value, expectation);
  };
  const object = (value: unknown, key: string, keys: readonly string[]): Record<string, unknown> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(key, value, 'an object');
    for (const name of Object.keys(value as object))
      if (!keys.includes(name))
        refuse(
          key === '' ? name : `${key}.${name}`,
          (value as Record<string, unknown>)[name],
          `no such key; known are ${keys.join(', ')}`,
        );
    return value as Record<string, unknown>;
  };
  const text = (value: unknown, key: string): string =>
    typeof value === 'string' && value.trim() !== '' ? value : refuse(key, value, 'a non-empty text');
  const date = (value: unknown, key: string): LocalDate => {
    try {
      return localDate(text(value, key));
    } catch {
      return refuse(key, value, 'an existing day as YYYY-MM-DD');
    }
  };
  const source = (value: unknown, key: string): CalendarSource => {
    const it = object(value, key, SOURCE_KEYS);
    const base = {
      document: text(it['document'], `${key}.document`),
      issuedOn: date(it['issuedOn'], `${key}.issuedOn`),
    };
    return it['url'] === undefined ? base : { ...base, url: text(it['url'], `${key}.url`) };
  };

  const table = object(raw, '', TABLE_KEYS);
  const region = text(table['region'], 'region');
  if (!/^(CN|\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(region))
    refuse('region', region, `'${NATIONAL}' or an administrative division code of 2, 4, 6, 9 or 12 digits`);
  const year = table['year'];
  if (typeof year !== 'number' || !Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
    return refuse('year', year, `a whole year from ${FIRST_YEAR} to ${LAST_YEAR}`);
  const rows = table['days'];
  if (!Array.isArray(rows)) return refuse('days', rows, 'a list of days');
  const seen = new Set<string>();
  const days = rows.map((row: unknown, i): CalendarTableDay => {
    const it = object(row, `days[${i}]`, DAY_KEYS);
    const on = date(it['date'], `days[${i}].date`);
    const kind = it['kind'];
    if (kind !== 'holiday' && kind !== 'workday')
      return refuse(`days[${i}].kind`, kind, `'holiday' or 'workday'`);
    if (!on.startsWith(`${year}-`)) refuse(`days[${i}].date`, on, `a day of ${year}`);
    if (seen.has(on)) refuse(`days[${i}].date`, on, 'each day once; it is listed twice');
    seen.add(on);
    if (region === NATIONAL && kind === 'workday' && weekdayOf(dayOfDate(on)) < 6)
      refuse(`days[${i}].date`, on, 'a Saturday or Sunday: other days need no order to be working days');
    return { date: on, kind, name: text(it['name'], `days[${i}].name`) };
  });
  if (region === NATIONAL && days.length === 0)
    refuse('days', days, 'at least one day: a year without holidays is not loaded');
  const amendments = table['amendments'];
  if (amendments !== undefined && !Array.isArray(amendments))
    refuse('amendments', amendments, 'a list of sources');
  return Object.freeze({
    region,
    year,
    version: text(table['version'], 'version'),
    source: source(table['source'], 'source'),
    ...(amendments === undefined
      ? {}
      : { amendments: (amendments as unknown[]).map((it, i) => source(it, `amendments[${i}]`)) }),
    days: Object.freeze(days),
  });
}

export const firstDayOf = (year: number): number => dayNumber(year, 1, 1);
