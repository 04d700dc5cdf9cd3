import { Injectable } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import { Policies, type Pack } from '@huiying/policy';
import {
  endOfDay,
  loadCalendar,
  localDate,
  localDateOf,
  startOfDay,
  type CalendarTable,
} from '@huiying/working-days';
import { calendarFor, laidOver } from '../calendar/replace-year';
import type { CaseClocks } from '../deadline/case-clocks';
import { pinnedRevision, type DatedCalendar } from '../deadline/counting';
import { Calendars } from '../persistence/calendars';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { changedDays, recountCase, type MovedDeadline } from '../rehearsal/recount-case';

const BATCH = 500;
const SHOWN = 200;

interface Both {
  readonly standing: DatedCalendar;
  readonly given: DatedCalendar;
}

/** Counts every open deadline with a calendar that is not loaded, and shows what it would move. Reads only. */
@Injectable()
export class CalendarPreview {
  constructor(
    private readonly clocks: ClocksOfCases,
    private readonly calendars: Calendars,
    private readonly policies: Policies,
  ) {}

  async of(table: CalendarTable, jurisdiction: string | undefined, now: number): Promise<object> {
    const known = new Map<string, Both>();
    const items: object[] = [];
    let [looked, moved] = [0, 0];
    for (let after = ''; ;) {
      const cases = await this.clocks.open(after, BATCH, jurisdiction);
      for (const clocks of cases) {
        const pack = this.policies.governing(clocks.policyRef, localDateOf(now));
        const both = known.get(pack.ref) ?? (await this.both(table, pack));
        known.set(pack.ref, both);
        const pinned = pinnedRevision(clocks, pack);
        const given = pinned === undefined ? both.given : await this.calendars.ofRevision(pinned, pack);
        const on = { pack, calendar: given, now };
        const recounted = recountCase(clocks, both.standing.calendar, on);
        looked += recounted.looked;
        moved += recounted.moved.length;
        items.push(...recounted.moved.slice(0, SHOWN - items.length).map((each) => item(clocks, each)));
      }
      after = cases.at(-1)?.caseId ?? after;
      if (cases.length < BATCH)
        return { open: looked, moved, days: await this.days(table), deadlines: items };
    }
  }

  private async both(table: CalendarTable, division: Pick<Pack, 'region' | 'code' | 'clock'>): Promise<Both> {
    const standing = await this.calendars.current(division);
    const tables = laidOver(this.calendars.tablesOf(standing.revision), [table]);
    const calendar = calendarFor(tables, division);
    return { standing, given: { calendar, revision: standing.revision + 1 } };
  }

  /** The days of the year that would change, where the table counts. */
  private async days(table: CalendarTable): Promise<object> {
    const { region, year } = table;
    const tables = await this.calendars.currentTables();
    const standing = loadCalendar(tables, region);
    const given = loadCalendar(laidOver(tables, [table]), region);
    const [from, to] = [startOfDay(localDate(`${year}-01-01`)), endOfDay(localDate(`${year}-12-31`))];
    return changedDays(standing, given, from, to);
  }
}

function item({ caseId, caseNo }: CaseClocks, { org, before, after, causes }: MovedDeadline): object {
  const { deadlineId, kind } = before;
  return { deadlineId, caseId, caseNo, org, kind, before: end(before), after: end(after), causes };
}

const end = ({
  dueAt,
  dueOn,
  provisional,
}: {
  dueAt: number;
  dueOn: string;
  provisional: boolean;
}): object => ({
  dueAt: formatTime(dueAt),
  dueOn,
  provisional,
});
