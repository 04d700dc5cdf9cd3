import { Injectable } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import type { CalendarTable } from '@huiying/working-days';
import { placeOf, type LoadedTable } from '../calendar/calendar-index';
import { Calendars } from '../persistence/calendars';
import { ClocksOfCases } from '../persistence/clocks-of-cases';

/** Which calendars count now, and the standing alarm for open deadlines that are only estimates (Q36). Reads only. */
@Injectable()
export class CalendarOverview {
  constructor(
    private readonly calendars: Calendars,
    private readonly clocks: ClocksOfCases,
  ) {}

  /** @param jurisdiction whose estimates are counted; undefined: all */
  async of(jurisdiction: string | undefined): Promise<object> {
    const [tables, loads, estimates] = await Promise.all([
      this.calendars.currentTables(),
      this.calendars.loads(),
      this.clocks.estimates(jurisdiction),
    ]);
    const years = tables.filter(({ region }) => region === 'CN').map(({ year }) => year);
    return {
      loadedYears: years.sort((a, b) => a - b),
      estimated: estimates.reduce((sum, { deadlines }) => sum + deadlines, 0),
      estimates,
      tables: tables
        .map((table) => row(table, loads.get(placeOf(table))))
        .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
    };
  }
}

function row({ region, year, version, source, days }: CalendarTable, load: LoadedTable | undefined) {
  const by = load ? { revision: load.revision, loadedAt: formatTime(load.loadedAt), by: load.by } : {};
  return { region, year, version, source, days: days.length, origin: load ? 'loaded' : 'shipped', ...by };
}
