import { CalendarTableError, NATIONAL, type CalendarTable, type CalendarTableDay } from './calendar-table';
import { DayIndex } from './day-index';
import { dateOfDay, dayOfDate, weekdayOf, type DayNumber, type LocalDate } from './local-date';
import { contentHash, yearRanges } from './calendar-version';

/** What a day is, in the words that officers and citizens use; 当地放假 is a local closure. */
export type DayKind = '工作日' | '周末' | '法定节假日' | '调休上班' | '当地放假';

interface Exception extends CalendarTableDay {
  readonly region: string;
}

/**
 * Working days of one region: the State Council's notices, overlaid by the tables of every administrative
 * division that contains the region (code prefix: 36 ⊃ 3607 ⊃ 360783). Immutable; a correction is `with`.
 * A year without a national table is *not loaded*: its days are Monday–Friday estimates (Q36).
 */
export class Calendar {
  /** Names the content: equal versions give equal answers. E.g. 'CN/2010-2026/8c2f01ab'. */
  readonly version: string;
  readonly loadedYears: readonly number[];
  /** Counting over the calendar; for this library's own files. */
  readonly index: DayIndex;
  private readonly exceptions: ReadonlyMap<DayNumber, Exception>;
  private readonly years: ReadonlySet<number>;

  /** Use {@link loadCalendar}. */
  constructor(
    readonly region: string,
    readonly tables: readonly CalendarTable[],
  ) {
    const exceptions = new Map<DayNumber, Exception>();
    for (const table of tables)
      for (const day of table.days) exceptions.set(dayOfDate(day.date), { ...day, region: table.region });
    this.exceptions = exceptions;
    this.loadedYears = tables.filter((table) => table.region === NATIONAL).map((table) => table.year);
    this.years = new Set(this.loadedYears);
    const works = new Map([...exceptions].map(([day, it]) => [day, it.kind === 'workday'] as const));
    this.index = new DayIndex(works, this.years);
    this.version = `${region}/${yearRanges(this.loadedYears)}/${contentHash(tables)}`;
  }

  /** False means that answers about the year are an estimate; raise an alarm and mark what follows from it. */
  isLoaded(year: number): boolean {
    return this.years.has(year);
  }

  isWorkingDay(date: LocalDate): boolean {
    return this.index.works(dayOfDate(date));
  }

  kindOf(date: LocalDate): DayKind {
    return this.kindOfDay(dayOfDate(date));
  }

  /** The holiday or closure that makes the day an exception, e.g. '国庆节'; undefined on ordinary days. */
  nameOf(date: LocalDate): string | undefined {
    return this.exceptions.get(dayOfDate(date))?.name;
  }

  kindOfDay(day: DayNumber): DayKind {
    const exception = this.exceptions.get(day);
    const weekend = weekdayOf(day) > 5;
    if (!exception) return weekend ? '周末' : '工作日';
    if (exception.kind === 'workday') return weekend ? '调休上班' : '工作日';
    return exception.region === NATIONAL ? '法定节假日' : '当地放假';
  }

  /** The day itself when it works, otherwise the next one that does (Civil Code art. 203, Q71). */
  workingDayOnOrAfter(date: LocalDate): LocalDate {
    return dateOfDay(this.index.nthAfter(dayOfDate(date) - 1, 1));
  }

  /** n-th working day after the date, the date itself not counted; n ≥ 1. */
  nthWorkingDayAfter(date: LocalDate, n: number): LocalDate {
    return dateOfDay(this.index.nthAfter(dayOfDate(date), n));
  }

  /**
   * Q19, other reading: a make-up Saturday or Sunday stays a day off. The default counts it, since the notice says so.
   */
  withoutMakeUpDays(): Calendar {
    const works = ({ kind, date }: CalendarTableDay): boolean =>
      kind === 'workday' && weekdayOf(dayOfDate(date)) > 5;
    const tables = this.tables.map((table) => ({ ...table, days: table.days.filter((day) => !works(day)) }));
    return new Calendar(this.region, Object.freeze(tables));
  }

  /**
   * A new calendar with the table added, or put in the place of the older one for its region and year.
   * @throws CalendarTableError when the same version of a table would say two things
   */
  with(table: CalendarTable): Calendar {
    const same = (it: CalendarTable): boolean => it.region === table.region && it.year === table.year;
    const old = this.tables.find(same);
    if (old && old.version === table.version && contentHash([old]) !== contentHash([table]))
      throw new CalendarTableError(
        `${table.region}/${table.year}`,
        'version',
        table.version,
        'a new version, since the days differ from those loaded under this one',
      );
    return loadCalendar([...this.tables.filter((it) => !same(it)), table], this.region);
  }
}

/**
 * Builds the calendar of a region from the tables that concern it; others are left out.
 * @param tables as returned by `checkCalendarTable`
 * @throws CalendarTableError when a region and year is given twice or no national table is there
 */
export function loadCalendar(tables: readonly CalendarTable[], region: string = NATIONAL): Calendar {
  const concerns = tables
    .filter((table) => table.region === NATIONAL || (region !== NATIONAL && region.startsWith(table.region)))
    .sort((a, b) => rank(a) - rank(b) || a.year - b.year);
  concerns.forEach((table, i) => {
    const previous = concerns[i - 1];
    if (previous?.region === table.region && previous.year === table.year)
      throw new CalendarTableError(
        `${table.region}/${table.year}`,
        'year',
        table.year,
        'one table per region and year',
      );
  });
  if (concerns[0]?.region !== NATIONAL)
    throw new CalendarTableError('calendar', 'tables', region, `at least one table of region '${NATIONAL}'`);
  return new Calendar(region, Object.freeze(concerns));
}

/** The nation first, then from the province down, so that the nearer authority is laid over the farther. */
const rank = (table: CalendarTable): number => (table.region === NATIONAL ? 0 : table.region.length);
