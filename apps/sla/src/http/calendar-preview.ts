import { Injectable } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import { Policies } from '@huiying/policy';
import type { CalendarTable } from '@huiying/working-days';
import { calendarFor, laidOver } from '../calendar/replace-year';
import { isOpen } from '../deadline/deadline';
import { settleClocks } from '../deadline/settle-clocks';
import { Calendars } from '../persistence/calendars';
import { ClocksOfCases } from '../persistence/clocks-of-cases';

const BATCH = 500;
const SHOWN = 200;

/** Counts every open deadline with a calendar that is not loaded, and shows what it would move. */
@Injectable()
export class CalendarPreview {
  constructor(
    private readonly clocks: ClocksOfCases,
    private readonly calendars: Calendars,
    private readonly policies: Policies,
  ) {}

  async of(table: CalendarTable, jurisdiction: string | undefined, now: number): Promise<object> {
    const moved: object[] = [];
    let [looked, count, after] = [0, 0, ''];
    for (;;) {
      const cases = await this.clocks.open(after, BATCH, jurisdiction);
      for (const clocks of cases) {
        const pack = this.policies.byRef(clocks.policyRef);
        const { revision } = await this.calendars.current(pack);
        const calendar = calendarFor(
          laidOver(this.calendars.tablesOf(revision), [table]),
          pack.region,
          pack.code,
        );
        const counted = settleClocks(clocks, 'calendar_changed', {
          pack,
          calendar: { calendar, revision: revision + 1 },
          now,
        });
        const before = clocks.orders.flatMap(({ deadlines }) => deadlines.filter(isOpen));
        const afterwards = new Map(
          counted.clocks.orders.flatMap(({ deadlines }) =>
            deadlines.map((each) => [each.deadlineId, each] as const),
          ),
        );
        looked += before.length;
        for (const old of before) {
          const now = afterwards.get(old.deadlineId);
          if (!now || (now.dueAt === old.dueAt && now.provisional === old.provisional)) continue;
          count += 1;
          if (moved.length < SHOWN)
            moved.push({
              deadlineId: old.deadlineId,
              caseId: clocks.caseId,
              caseNo: clocks.caseNo,
              kind: old.kind,
              before: end(old),
              after: end(now),
            });
        }
      }
      const last = cases.at(-1);
      if (cases.length < BATCH || !last) return { open: looked, moved: count, deadlines: moved };
      after = last.caseId;
    }
  }
}

const end = ({
  dueAt,
  dueOn,
  provisional,
}: {
  dueAt: number;
  dueOn: string;
  provisional: boolean;
}): object => ({ dueAt: formatTime(dueAt), dueOn, provisional });
