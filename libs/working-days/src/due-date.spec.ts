import { shippedCalendar } from './calendar-files';
import { loadCalendar } from './calendar';
import type { CountingOptions } from './counting-options';
import { CalendarNotLoaded, dueDate, dueDates } from './due-date';
import { dateOfDay, endOfDay, localDate } from './local-date';

const calendar = shippedCalendar();
const local = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+08:00`);
const due = (start: string, workingDays: number, options?: Partial<CountingOptions>, on = calendar) =>
  dueDate({ startedAt: local(start), workingDays, calendar: on, ...(options ? { options } : {}) });
const dueOn = (start: string, workingDays: number, options?: Partial<CountingOptions>): string =>
  due(start, workingDays, options).dueOn;

describe('Q1 the day of receipt is not counted (Civil Code art. 201)', () => {
  it.each(['2026-03-06 09:00', '2026-03-06 23:00', '2026-03-07 12:00', '2026-03-08 23:59'])(
    'received %s (Friday to Sunday): day 1 is Monday',
    (start) => expect(dueOn(start, 1)).toBe('2026-03-09'),
  );

  it('ten working days from a Monday end on the Monday two weeks later', () => {
    expect(dueOn('2026-03-02 10:00', 10)).toBe('2026-03-16');
  });

  it('other reading, count_start_day: the day of receipt is day 1 if it is a working day', () => {
    const options = { countStartDay: true };
    expect(dueOn('2026-03-06 23:00', 1, options)).toBe('2026-03-06');
    expect(dueOn('2026-03-07 12:00', 1, options)).toBe('2026-03-09');
    expect(dueOn('2026-03-02 10:00', 10, options)).toBe('2026-03-13');
  });
});

describe('Q2 the start is the instant of the start event, by its local day', () => {
  it('an order of 00:30 local time belongs to its local day, though it is still the day before in UTC', () => {
    expect(dueOn('2026-03-03 00:30', 1)).toBe('2026-03-04');
    expect(dueOn('2026-03-02 23:59', 1)).toBe('2026-03-03');
  });
});

describe('Q3 the last day ends at 24:00, or when the offices close (Civil Code art. 203)', () => {
  it('at 24:00: the last instant in time is 23:59:59.999', () => {
    expect(due('2026-03-02 10:00', 5).dueAt).toBe(endOfDay(localDate('2026-03-09')));
  });

  it('other reading, office hours: the last instant in time is the one before closing', () => {
    expect(due('2026-03-02 10:00', 5, { dayEnd: '17:30' }).dueAt).toBe(local('2026-03-09 17:29:59.999'));
  });

  it('refuses a closing time that is none', () => {
    for (const dayEnd of ['24:30', '5pm', '7:30', '12:60'])
      expect(() => due('2026-03-02 10:00', 5, { dayEnd })).toThrow(
        `time of day is '${dayEnd}'; expected HH:MM`,
      );
  });
});

describe('Q13, Q19 the calendar says what a working day is', () => {
  it('a 调休 Saturday is a working day: an order of Friday, 1 working day, is due on Saturday 10 October 2026', () => {
    expect(dueOn('2026-10-09 09:00', 1)).toBe('2026-10-10');
  });

  it('an order that arrives on a 调休 Saturday starts like one of any working day', () => {
    expect(dueOn('2026-10-10 09:00', 1)).toBe('2026-10-12');
    expect(dueOn('2026-10-10 09:00', 1, { countStartDay: true })).toBe('2026-10-10');
  });

  it('with a calendar whose notice does not name the Saturday it is not', () => {
    const days = (year: number) => calendar.tables.find((table) => table.year === year)!;
    const without = days(2026).days.filter(({ kind }) => kind === 'holiday');
    const other = loadCalendar([{ ...days(2026), days: without }]);
    expect(due('2026-10-09 09:00', 1, {}, other).dueOn).toBe('2026-10-12');
  });

  it('holidays are left out: ten working days from 28 September 2026 end on 16 October', () => {
    // 29, 30 September; 8, 9, 10 (make-up), 12, 13, 14, 15, 16 October.
    expect(dueOn('2026-09-28 09:00', 10)).toBe('2026-10-16');
  });

  it('the extension of the 2020 Spring Festival by notice counts: no working day from 31 January to 2 February', () => {
    expect(dueOn('2020-01-23 09:00', 1)).toBe('2020-02-03');
  });
});

describe('Q36 a year that is not loaded', () => {
  it('is counted Monday to Friday and marked provisional, as soon as one day of the count lies in it', () => {
    expect(due('2026-12-28 09:00', 3)).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(due('2026-12-28 09:00', 4)).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    expect(due('2027-02-01 09:00', 1)).toMatchObject({ dueOn: '2027-02-02', provisional: true });
  });

  it('a loaded year between is not enough, and the due date is certain again once all are loaded', () => {
    const gap = loadCalendar(calendar.tables.filter(({ year }) => year !== 2025));
    expect(due('2024-12-30 09:00', 270, {}, gap).provisional).toBe(true);
    expect(due('2024-12-30 09:00', 270).provisional).toBe(false);
  });

  it('other reading, refuse: no due date is given', () => {
    const refuse = { yearNotLoaded: 'refuse' } as const;
    expect(() => due('2026-12-28 09:00', 4, refuse)).toThrow(CalendarNotLoaded);
    expect(() => due('2026-12-28 09:00', 4, refuse)).toThrow('does not cover 2026-12-29 to 2027-01-01');
    expect(due('2026-12-28 09:00', 3, refuse).dueOn).toBe('2026-12-31');
  });
});

describe('limits that are none', () => {
  it.each([0, -1, 1.5, Number.NaN])('%p working days are refused ("at once" is one, Q65)', (workingDays) => {
    expect(() => due('2026-03-02 10:00', workingDays)).toThrow(
      `workingDays is ${workingDays}; expected a whole number`,
    );
  });
});

describe('many limits at once', () => {
  it('give the same answers as one at a time', () => {
    const starts = ['2026-03-06 09:00', '2026-09-28 09:00', '2026-12-28 09:00'].map(local);
    const batch = dueDates(starts, [1, 10, 4], calendar, { dayEnd: '17:30' });
    starts.forEach((startedAt, i) => {
      const single = dueDate({
        startedAt,
        workingDays: [1, 10, 4][i]!,
        calendar,
        options: { dayEnd: '17:30' },
      });
      const { dueAt, dueDay, provisional } = batch;
      const row = { dueAt: dueAt[i], dueOn: dateOfDay(dueDay[i]!), provisional: provisional[i] === 1 };
      expect(row).toEqual(single);
    });
  });

  it('refuse lists of different length, a limit of 0, and an estimate where none is wanted', () => {
    expect(() => dueDates([1], [], calendar)).toThrow('workingDays has 0 entries; expected 1');
    expect(() => dueDates([local('2026-03-06 09:00')], [0], calendar)).toThrow('workingDays is 0');
    expect(() => dueDates([local('2026-12-31 09:00')], [1], calendar, { yearNotLoaded: 'refuse' })).toThrow(
      CalendarNotLoaded,
    );
  });
});
