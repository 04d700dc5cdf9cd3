import fc from 'fast-check';
import { shippedCalendar } from './calendar-files';
import { dueAfterHours, type OfficeHours } from './due-after-hours';

const calendar = shippedCalendar();
const local = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}+08:00`);
const office: OfficeHours[] = [
  { from: '08:30', to: '12:00' },
  { from: '14:30', to: '18:00' },
];
const due = (start: string, hours: number, running: 'always' | OfficeHours[]) =>
  dueAfterHours({ startedAt: local(start), hours, calendar, running });

describe('limits in hours', () => {
  it('round the clock: 24 hours from Friday afternoon end on Saturday afternoon', () => {
    expect(due('03-06 15:00', 24, 'always')).toEqual({
      dueAt: local('03-07 15:00'),
      dueOn: '2026-03-07',
      provisional: false,
    });
  });

  it('in office hours: 2 hours from 17:00 end at 09:30 of the next working day', () => {
    expect(due('03-06 17:00', 2, office).dueAt).toBe(local('03-09 09:30'));
  });

  it('the midday break does not run, and hours used up at closing end there', () => {
    expect(due('03-03 11:00', 2, office).dueAt).toBe(local('03-03 15:30'));
    expect(due('03-03 17:00', 1, office).dueAt).toBe(local('03-03 18:00'));
    expect(due('03-03 19:00', 7, office).dueAt).toBe(local('03-04 18:00'));
    expect(due('03-03 12:30', 14, office).dueAt).toBe(local('03-05 12:00'));
  });

  it('hours of working days: 24 hours from Friday 15:00 end on Monday 15:00', () => {
    expect(due('03-06 15:00', 24, [{ from: '00:00', to: '24:00' }]).dueAt).toBe(local('03-09 15:00'));
  });

  it('a year that is not loaded makes office hours an estimate, or is refused', () => {
    expect(due('12-31 17:00', 2, office).provisional).toBe(true);
    const question = { startedAt: local('12-31 17:00'), hours: 2, calendar, running: office };
    expect(() => dueAfterHours({ ...question, options: { yearNotLoaded: 'refuse' } })).toThrow(
      'does not cover',
    );
  });

  it('refuses 0 hours, and office hours that are empty or out of order', () => {
    expect(() => due('03-06 15:00', 0, office)).toThrow('hours is 0');
    for (const wrong of [[], [office[1]!, office[0]!], [{ from: '12:00', to: '12:00' }]])
      expect(() => due('03-06 15:00', 1, wrong)).toThrow('expected one stretch or more');
  });

  it('agrees with counting minute by minute', () => {
    const cases = fc.record({
      start: fc.integer({ min: 0, max: 400 * 24 * 60 }),
      minutes: fc.integer({ min: 1, max: 30 * 60 }),
    });
    const runs = (at: number): boolean => {
      const inTheDay = new Date(at + 8 * 3_600_000).toISOString();
      const time = inTheDay.slice(11, 16);
      const works = calendar.isWorkingDay(inTheDay.slice(0, 10) as never);
      return works && office.some(({ from, to }) => from <= time && time < to);
    };
    fc.assert(
      fc.property(cases, ({ start, minutes }) => {
        const startedAt = Date.parse('2024-09-01T00:00+08:00') + start * 60_000;
        let at = startedAt;
        for (let left = minutes; left > 0; at += 60_000) if (runs(at)) left--;
        expect(
          dueAfterHours({ startedAt, hours: minutes / 60, calendar, running: office }).dueAt,
        ).toBeCloseTo(at, -1);
      }),
      { numRuns: 50 },
    );
  });
});
