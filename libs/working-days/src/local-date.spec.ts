import fc from 'fast-check';
import {
  dateOfDay,
  dayOfDate,
  endOfDay,
  localDate,
  localDateOf,
  plusDays,
  startOfDay,
  weekdayOf,
} from './local-date';

const utc = (text: string): number => Date.parse(text);
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

describe('local days in Asia/Shanghai', () => {
  it('a day begins at 00:00 and ends at 23:59:59.999 local time (Q3, Q73)', () => {
    const day = localDate('2026-03-02');
    expect(startOfDay(day)).toBe(utc('2026-03-01T16:00:00.000Z'));
    expect(endOfDay(day)).toBe(utc('2026-03-02T15:59:59.999Z'));
  });

  it('the last millisecond of a day belongs to it, the next one to the following day', () => {
    expect(localDateOf(utc('2026-03-02T15:59:59.999Z'))).toBe('2026-03-02');
    expect(localDateOf(utc('2026-03-02T16:00:00.000Z'))).toBe('2026-03-03');
  });

  it('knows leap days and refuses days that do not exist', () => {
    expect(plusDays(localDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(plusDays(localDate('2100-02-28'), 1)).toBe('2100-03-01');
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-1-1',
      '2026-00-10',
      '',
      '2026-03-02T00:00',
      '０２６',
    ])
      expect(() => localDate(text)).toThrow(
        `local date is '${text}'; expected an existing day as YYYY-MM-DD`,
      );
  });

  it('refuses an instant that is no number instead of inventing a day', () => {
    expect(() => localDateOf(Number.NaN)).toThrow('instant is NaN');
    expect(() => localDateOf(Infinity)).toThrow('instant is Infinity');
  });

  it('agrees with the time zone database from 1992 to 2099', () => {
    const instants = fc.integer({ min: utc('1992-01-01T00:00Z'), max: utc('2099-12-31T00:00Z') });
    fc.assert(
      fc.property(instants, (at) => {
        const date = localDateOf(at);
        expect(date).toBe(shanghai.format(at));
        expect(dateOfDay(dayOfDate(date))).toBe(date);
        expect(weekdayOf(dayOfDate(date))).toBe(new Date(`${date}T00:00Z`).getUTCDay() || 7);
        expect(startOfDay(date) <= at && at <= endOfDay(date)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
