import { Injectable } from '@nestjs/common';
import { Reader, ref, type UnitOfWork } from '@huiying/messaging';
import type { Pack } from '@huiying/policy';
import { readCalendarTables, type Calendar, type CalendarTable } from '@huiying/working-days';
import {
  noneLoaded,
  tableId,
  placeOf,
  type CalendarIndex,
  type LoadedTable,
} from '../calendar/calendar-index';
import { calendarFor, laidOver } from '../calendar/replace-year';
import type { DatedCalendar } from '../deadline/counting';
import { CURRENT, calendarIndexes, calendarTables } from './stores';

/** Whose calendar, and whether make-up days count there (Q19). */
type Division = Pick<Pack, 'region' | 'code' | 'clock'>;

/** The calendars that count: the shipped tables, with what was loaded over HTTP laid over them. */
@Injectable()
export class Calendars {
  private readonly shipped = readCalendarTables();
  /** By revision: what a revision means never changes, so other replicas' loads need no invalidation. */
  private readonly known = new Map<number, readonly CalendarTable[]>();
  private readonly built = new Map<string, Calendar>();

  constructor(private readonly reader: Reader) {}

  /** As it stands in this unit of work: a load by any replica counts from its commit on. */
  async at(unit: UnitOfWork, division: Division): Promise<DatedCalendar> {
    const index = (await unit.find(calendarIndexes, CURRENT)) ?? noneLoaded;
    if (!this.known.has(index.revision)) {
      const loaded = await Promise.all(
        Object.entries(index.tables).map(([place, revision]) =>
          unit.find(calendarTables, tableId(place, revision)),
        ),
      );
      this.remember(
        index.revision,
        loaded.flatMap((each) => (each ? [each.table] : [])),
      );
    }
    return this.dated(index.revision, division);
  }

  /** For reads outside of a decision. */
  async current(division: Division): Promise<DatedCalendar> {
    const index = await this.reader.read<CalendarIndex>(ref(calendarIndexes, CURRENT));
    return this.ofRevision(index?.doc.revision ?? 0, division);
  }

  /** As it stood after so many loads. */
  async ofRevision(revision: number, division: Division): Promise<DatedCalendar> {
    await this.tablesAt(revision);
    return this.dated(revision, division);
  }

  private async tablesAt(revision: number): Promise<readonly CalendarTable[]> {
    if (!this.known.has(revision)) {
      const rows = await this.reader.query<{ doc: LoadedTable }>(
        `select distinct on (place) doc from calendar_table where revision <= $1 order by place, revision desc`,
        [revision],
      );
      this.remember(
        revision,
        rows.map(({ doc }) => doc.table),
      );
    }
    return this.tablesOf(revision);
  }

  /** The tables that count now. */
  async currentTables(): Promise<readonly CalendarTable[]> {
    const index = await this.reader.read<CalendarIndex>(ref(calendarIndexes, CURRENT));
    return this.tablesAt(index?.doc.revision ?? 0);
  }

  /** The tables after so many loads, once they have been read. */
  tablesOf(revision: number): readonly CalendarTable[] {
    return this.known.get(revision) ?? this.shipped;
  }

  /** The newest load of each region's year, by its place. */
  async loads(): Promise<ReadonlyMap<string, LoadedTable>> {
    const rows = await this.reader.query<{ place: string; doc: LoadedTable }>(
      `select distinct on (place) place, doc from calendar_table order by place, revision desc`,
    );
    return new Map(rows.map(({ place, doc }) => [place, doc]));
  }

  /** The newest table of a region's year with who loaded it; undefined when it is the shipped one or none. */
  async loaded(region: string, year: number): Promise<LoadedTable | undefined> {
    const rows = await this.reader.query<{ doc: LoadedTable }>(
      `select doc from calendar_table where place = $1 order by revision desc limit 1`,
      [placeOf({ region, year })],
    );
    return rows[0]?.doc;
  }

  private remember(revision: number, loaded: readonly CalendarTable[]): void {
    this.known.set(revision, laidOver(this.shipped, loaded));
  }

  private dated(revision: number, division: Division): DatedCalendar {
    const key = `${revision} ${division.code} ${division.clock.makeUpDaysCount}`;
    const calendar = this.built.get(key) ?? calendarFor(this.tablesOf(revision), division);
    this.built.set(key, calendar);
    return { calendar, revision };
  }
}
