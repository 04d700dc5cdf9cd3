import type { CalendarTable } from '@huiying/working-days';

/**
 * Which calendar tables this service has loaded besides those that are shipped. `revision` counts the loads; a table is
 * kept under `<region>/<year>@<revision>` for ever, so a deadline can be explained by the calendar it was counted with.
 */
export interface CalendarIndex {
  readonly revision: number;
  /** `<region>/<year>` → the revision that brought its newest table. */
  readonly tables: Readonly<Record<string, number>>;
}

export interface LoadedTable {
  readonly table: CalendarTable;
  readonly revision: number;
  readonly loadedAt: number;
  readonly by: string;
}

export const noneLoaded: CalendarIndex = { revision: 0, tables: {} };

export const tableId = (place: string, revision: number): string => `${place}@${revision}`;
export const placeOf = ({ region, year }: Pick<CalendarTable, 'region' | 'year'>): string =>
  `${region}/${year}`;
