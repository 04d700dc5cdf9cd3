import { Injectable } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import { Policies, type Pack } from '@huiying/policy';
import {
  endOfDay,
  loadCalendar,
  localDate,
  localDateOf,
  startOfDay,
  type Calendar,
  type CalendarTable,
} from '@huiying/working-days';
import { calendarFor, laidOver } from '../calendar/replace-year';
import { pinnedRevision, type DatedCalendar, type Surroundings } from '../deadline/counting';
import type { Deadline } from '../deadline/deadline';
import { Calendars } from '../persistence/calendars';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { ClocksOfRatings } from '../persistence/clocks-of-ratings';
import {
  changedDays,
  recountCase,
  recountRating,
  type MovedDeadline,
  type Recounted,
} from '../rehearsal/recount';

const BATCH = 500;
const SHOWN = 200;

interface Both {
  readonly standing: DatedCalendar;
  readonly given: DatedCalendar;
}

/** What has an open clock, and how that is counted again. */
interface Open {
  readonly about: object;
  readonly policyRef: string;
  readonly orders: readonly { readonly deadlines: readonly Deadline[] }[];
  readonly recount: (standing: Calendar, on: Surroundings) => Recounted;
}

/** Counts every open deadline, of cases and of bad ratings, with a calendar that is not loaded, and shows what it would move. Reads only. */
@Injectable()
export class CalendarPreview {
  constructor(
    private readonly clocks: ClocksOfCases,
    private readonly ratings: ClocksOfRatings,
    private readonly calendars: Calendars,
    private readonly policies: Policies,
  ) {}

  async of(table: CalendarTable, jurisdiction: string | undefined, now: number): Promise<object> {
    const known = new Map<string, Both>();
    const items: object[] = [];
    let [looked, moved] = [0, 0];
    for await (const { about, policyRef, orders, recount } of this.open(jurisdiction)) {
      const pack = this.policies.governing(policyRef, localDateOf(now));
      const both = known.get(pack.ref) ?? (await this.both(table, pack));
      known.set(pack.ref, both);
      const pinned = pinnedRevision({ orders }, pack);
      const given = pinned === undefined ? both.given : await this.calendars.ofRevision(pinned, pack);
      const recounted = recount(both.standing.calendar, { pack, calendar: given, now });
      looked += recounted.looked;
      moved += recounted.moved.length;
      items.push(...recounted.moved.slice(0, SHOWN - items.length).map((each) => item(about, each)));
    }
    return { open: looked, moved, days: await this.days(table), deadlines: items };
  }

  /** Every case, then every rating with an open clock. */
  private async *open(jurisdiction: string | undefined): AsyncGenerator<Open> {
    const cases = (after: string) => this.clocks.open(after, BATCH, jurisdiction);
    for await (const clocks of inBatches(cases, ({ caseId }) => caseId)) {
      const { caseId, caseNo, policyRef, orders } = clocks;
      yield { about: { caseId, caseNo }, policyRef, orders, recount: recountCase.bind(undefined, clocks) };
    }
    const ratings = (after: string) => this.ratings.open(after, BATCH, jurisdiction);
    for await (const clocks of inBatches(ratings, ({ ratingId }) => ratingId)) {
      const { ratingId, policyRef, shares: orders } = clocks;
      yield { about: { ratingId }, policyRef, orders, recount: recountRating.bind(undefined, clocks) };
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

async function* inBatches<T>(
  page: (after: string) => Promise<readonly T[]>,
  idOf: (row: T) => string,
): AsyncGenerator<T> {
  for (let after = ''; ;) {
    const rows = await page(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = idOf(last);
  }
}

function item(about: object, { org, before, after, causes }: MovedDeadline): object {
  const { deadlineId, kind } = before;
  return { deadlineId, ...about, org, kind, before: end(before), after: end(after), causes };
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
