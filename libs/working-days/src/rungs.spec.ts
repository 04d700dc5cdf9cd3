import { shippedCalendar } from './calendar-files';
import type { CountingOptions } from './counting-options';
import { localDate } from './local-date';
import type { Pause } from './pauses';
import {
  isOnTime,
  overdueAt,
  overdueWorkingDays,
  rungInstant,
  workingDaysBetween,
  workingDaysLeft,
  type Rung,
} from './rungs';

const calendar = shippedCalendar();
const local = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}+08:00`);
const on = (text: string) => localDate(`2026-${text}`);
const at = (
  kind: Rung['kind'],
  days: number,
  dueOn: string,
  options: Partial<CountingOptions> = {},
  pauses: Pause[] = [],
) => rungInstant({ rung: { kind, days }, dueOn: on(dueOn), calendar, options, pauses });
const overdue = (
  dueOn: string,
  completedOn: string,
  options: Partial<CountingOptions> = {},
  pauses: Pause[] = [],
) => overdueWorkingDays({ dueOn: on(dueOn), completedOn: on(completedOn), calendar, options, pauses });
const review = (from: string, to?: string): Pause => ({
  kind: 'review',
  from: local(from),
  ...(to === undefined ? {} : { to: local(to) }),
});

describe('Q22 T-n: at 00:00 of the day on which n working days are left, that day included (HA-30)', () => {
  it('ten working days from Monday 2 March: T-3 at the start of day 8, T-1 at the start of day 10', () => {
    expect(at('t-minus', 3, '03-16')).toBe(local('03-12 00:00'));
    expect(at('t-minus', 1, '03-16')).toBe(local('03-16 00:00'));
  });

  it('days off are left out: due Thursday 8 October, T-3 is Tuesday 29 September', () => {
    expect(at('t-minus', 3, '10-08')).toBe(local('09-29 00:00'));
  });

  it('other reading: n days follow the day of the notice', () => {
    const options = { daysLeft: 'excluding-today' } as const;
    expect(at('t-minus', 3, '03-16', options)).toBe(local('03-11 00:00'));
    expect(at('t-minus', 1, '03-16', options)).toBe(local('03-13 00:00'));
  });
});

describe('Q21 an overdue rung fires at 00:00 of the n-th working day after the due day (LN-66…69)', () => {
  it('due Friday: overdue 1 on Monday, overdue 3 on Wednesday, overdue 7 on the Tuesday after', () => {
    expect(at('overdue', 1, '03-06')).toBe(local('03-09 00:00'));
    expect(at('overdue', 3, '03-06')).toBe(local('03-11 00:00'));
    expect(at('overdue', 7, '03-06')).toBe(local('03-17 00:00'));
  });

  it('other reading: once the n-th day is over', () => {
    expect(at('overdue', 1, '03-06', { overdueDay: 'completed' })).toBe(local('03-10 00:00'));
  });

  it('Q62 days under review do not count; Q50 while the clock stands no rung falls due', () => {
    expect(at('overdue', 3, '03-06', {}, [review('03-10 10:00', '03-12 09:00')])).toBe(local('03-13 00:00'));
    expect(at('overdue', 3, '03-06', {}, [review('03-10 10:00')])).toBeUndefined();
    expect(at('overdue', 1, '03-06', {}, [review('03-10 10:00')])).toBe(local('03-09 00:00'));
  });

  it('refuses a rung of no day', () => {
    expect(() => at('overdue', 0, '03-06')).toThrow('rung overdue has 0 days');
  });
});

describe('Q12 days in alerts are working days', () => {
  it('other reading: calendar days', () => {
    const options = { alertUnit: 'calendar-days' } as const;
    expect(at('t-minus', 3, '03-16', options)).toBe(local('03-14 00:00'));
    expect(at('overdue', 1, '03-06', options)).toBe(local('03-07 00:00'));
    expect(overdue('03-06', '03-09', options)).toBe(3);
  });

  it('“剩3天” counts today: due Monday, asked on Thursday afternoon', () => {
    expect(workingDaysLeft(local('03-12 15:00'), on('03-16'), calendar)).toBe(3);
    expect(workingDaysLeft(local('03-14 15:00'), on('03-16'), calendar)).toBe(1);
    expect(workingDaysLeft(local('03-17 00:00'), on('03-16'), calendar)).toBe(0);
  });
});

describe('Q21, Q49 working days overdue', () => {
  it('due Friday, done Monday: 1 working day overdue; done on the due day: none', () => {
    expect(overdue('03-06', '03-09')).toBe(1);
    expect(overdue('03-06', '03-06')).toBe(0);
    expect(overdue('03-06', '03-04')).toBe(0);
  });

  it('Q49 due Friday, submitted Sunday: not on time, 0 working days overdue', () => {
    expect(overdue('03-06', '03-08')).toBe(0);
    expect(isOnTime(local('03-08 10:00'), { dueAt: overdueAt(on('03-06')) })).toBe(false);
  });

  it('the last millisecond of the due day is on time', () => {
    const due = { dueAt: overdueAt(on('03-06')) };
    expect(isOnTime(local('03-06 23:59:59.999'), due)).toBe(true);
    expect(isOnTime(local('03-07 00:00'), due)).toBe(false);
  });

  it('Q23 the rung “overdue” is raised at the due instant, also with office hours', () => {
    expect(overdueAt(on('03-06'))).toBe(local('03-06 23:59:59.999'));
    expect(overdueAt(on('03-06'), { dayEnd: '17:30' })).toBe(local('03-06 17:29:59.999'));
  });

  it('other reading: the day of completion is not counted', () => {
    expect(overdue('03-06', '03-09', { overdueDay: 'completed' })).toBe(0);
    expect(overdue('03-06', '03-10', { overdueDay: 'completed' })).toBe(1);
  });

  it('Q62 days under review do not count, the day of completion does', () => {
    expect(overdue('03-06', '03-13', {}, [review('03-10 10:00', '03-12 09:00')])).toBe(3);
    expect(overdue('03-06', '03-12', {}, [review('03-10 10:00', '03-12 09:00')])).toBe(2);
    expect(overdue('03-06', '03-13', {}, [review('03-04 10:00', '03-10 09:00')])).toBe(4);
    expect(overdue('03-06', '03-12', {}, [review('03-12 10:00', '03-13 09:00')])).toBe(4);
  });

  it('Q62 pauses that overlap are taken out once', () => {
    const pauses = [review('03-10 10:00', '03-12 09:00'), review('03-11 10:00', '03-12 11:00')];
    expect(overdue('03-06', '03-13', {}, pauses)).toBe(3);
    expect(overdue('03-06', '03-13', {}, [...pauses].reverse())).toBe(3);
  });
});

describe('Q51 handling time: working days by date, same day = 0', () => {
  it('Monday to the next Monday is 5; Friday to Sunday is 0', () => {
    expect(workingDaysBetween(on('03-02'), on('03-09'), calendar)).toBe(5);
    expect(workingDaysBetween(on('03-02'), on('03-02'), calendar)).toBe(0);
    expect(workingDaysBetween(on('03-06'), on('03-08'), calendar)).toBe(0);
  });

  it('other reading: the first day counts', () => {
    expect(workingDaysBetween(on('03-02'), on('03-02'), calendar, { countStartDay: true })).toBe(1);
    expect(workingDaysBetween(on('03-07'), on('03-09'), calendar, { countStartDay: true })).toBe(1);
  });

  it('refuses an end before the start', () => {
    expect(() => workingDaysBetween(on('03-03'), on('03-02'), calendar)).toThrow('end is 2026-03-02');
  });
});
