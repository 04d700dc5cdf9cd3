import {
  CalendarTableError,
  checkCalendarTable,
  loadCalendar,
  type Calendar,
  type CalendarTable,
} from '@huiying/working-days';
import type { Pack } from '@huiying/policy';
import { noneLoaded, placeOf, type CalendarIndex, type LoadedTable } from './calendar-index';

export interface YearGiven {
  readonly region: string;
  readonly year: number;
  readonly days: unknown;
  readonly source: unknown;
}

/**
 * A region's year is given anew (Q13, Q36) and takes the place of the one before, which stays on file.
 * @throws CalendarTableError naming what cannot be trusted, because a mistyped day off moves every deadline across it
 */
export function replaceYear(
  index: CalendarIndex = noneLoaded,
  given: YearGiven,
  by: string,
  now: number,
): { readonly index: CalendarIndex; readonly loaded: LoadedTable } {
  const revision = index.revision + 1;
  const table = tableOf(given, String(revision));
  return {
    index: { revision, tables: { ...index.tables, [placeOf(table)]: revision } },
    loaded: { table, revision, loadedAt: now, by },
  };
}

/** @throws CalendarTableError */
export function tableOf({ region, year, days, source }: YearGiven, version: string): CalendarTable {
  return checkCalendarTable(
    { region, year, version: `loaded-${version}`, source, days },
    `${region}/${year}`,
  );
}

/** Shipped tables with the loaded ones in their places. */
export function laidOver(
  shipped: readonly CalendarTable[],
  loaded: readonly CalendarTable[],
): CalendarTable[] {
  const replaced = new Set(loaded.map(placeOf));
  return [...shipped.filter((table) => !replaced.has(placeOf(table))), ...loaded];
}

/** The calendar of a division: the nation's, and over it the closures of the division itself where there are any (Q13, Q19). */
export function calendarFor(
  tables: readonly CalendarTable[],
  { region, code, clock }: Pick<Pack, 'region' | 'code' | 'clock'>,
): Calendar {
  const hasOwn = tables.some((table) => table.region !== 'CN' && code.startsWith(table.region));
  const calendar = loadCalendar(tables, hasOwn ? code : region);
  return clock.makeUpDaysCount ? calendar : calendar.withoutMakeUpDays();
}

export const isCalendarFault = (error: unknown): error is CalendarTableError =>
  error instanceof CalendarTableError;
