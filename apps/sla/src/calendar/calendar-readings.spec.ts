import { draftOfValues, loadPolicies, type Pack } from '@huiying/policy';
import { checkCalendarTable, readCalendarTables, localDate } from '@huiying/working-days';
import { AClockedCase, ORDER, at } from '../deadline/a-case.fixture';
import { pinnedRevision } from '../deadline/counting';
import { deliverOrder } from '../deadline/open-order';
import { recountCase } from '../rehearsal/recount';
import { calendarFor, laidOver } from './replace-year';

const standing = loadPolicies();
const longnan = standing.inForce('360783', '2026-03-02')!;
const reading = (key: string, value: unknown): Pack =>
  standing.drafted(draftOfValues(longnan, { [key]: value })).inForce('360783', '2026-03-02')!;
const shipped = readCalendarTables();

describe('which days the calendar gives', () => {
  it('Q19 a make-up Saturday is a working day because the notice says so, or (other reading) stays a day off', () => {
    const saturday = localDate('2026-10-10');
    const other = reading('clock.adjusted_workday_counts', false);
    expect(calendarFor(shipped, longnan).isWorkingDay(saturday)).toBe(true);
    expect(calendarFor(shipped, other).isWorkingDay(saturday)).toBe(false);
    expect(calendarFor(shipped, other).version).not.toBe(calendarFor(shipped, longnan).version);
  });

  it('Q13 a new calendar moves the open deadlines, or (other reading) a case keeps the one it was counted with', () => {
    const aCase = new AClockedCase('360783');
    aCase.after('2026-03-02', (c) => deliverOrder(c, ORDER, at('2026-03-02')));
    const keeps = reading('calendar.recompute_on_change', false);
    expect(pinnedRevision(aCase.clocks, longnan)).toBeUndefined();
    expect(pinnedRevision(aCase.clocks, keeps)).toBe(0);
    const closed = checkCalendarTable(
      {
        ...{ region: '360783', year: 2026, version: '1', source: { document: '试', issuedOn: '2026-03-01' } },
        days: [{ date: '2026-03-05', kind: 'holiday', name: '试' }],
      },
      'test',
    );
    const ends = [longnan, keeps].map((pack) => {
      const revision = pinnedRevision(aCase.clocks, pack) ?? 1;
      const tables = revision === 0 ? shipped : laidOver(shipped, [closed]);
      const calendar = { calendar: calendarFor(tables, pack), revision };
      return recountCase(aCase.clocks, calendarFor(shipped, pack), { pack, calendar, now: at('2026-03-03') })
        .moved.length;
    });
    expect(ends).toEqual([1, 0]);
  });

  it('Q13 an estimate is never kept: the year is loaded, the deadline becomes certain (Q36)', () => {
    const aCase = new AClockedCase('360783');
    aCase.after('2026-12-30', (c) => deliverOrder(c, ORDER, at('2026-12-30')));
    expect(pinnedRevision(aCase.clocks, reading('calendar.recompute_on_change', false))).toBeUndefined();
  });
});
