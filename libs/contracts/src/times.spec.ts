import fc from 'fast-check';
import { ACCEPTED_TIME, formatTime, INSTANT, localDateOf, parseTime } from './times';

const nineThirty = Date.UTC(2026, 10, 20, 1, 30, 0);

describe('times of the contract', () => {
  it.each([
    '2026-11-20T09:30:00+08:00',
    '2026-11-20T01:30:00Z',
    '2026-11-20T01:30:00.000Z',
    '2026-11-19T20:30:00-0500',
    '2026-11-20 09:30:00',
    '2026-11-20T09:30:00',
    '2026-11-20T09:30',
    '20261120093000',
    '20261120T093000',
  ])('reads %s; a time without offset is Asia/Shanghai', (text) => {
    expect(parseTime(text)).toBe(nineThirty);
  });

  it.each([
    '2026-02-30 00:00:00',
    '2027-02-29 00:00:00',
    '1900-02-29 00:00:00',
    '2026-13-01 00:00:00',
    '2026-11-20 24:00:00',
    '2026-11-20 09:60:00',
    '2026-11-20',
    '20261120',
    '2026-11-20T09:30:00+15:00',
    ' 2026-11-20 09:30:00',
    '1763602200000',
    '',
  ])('does not read "%s"', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });

  it('knows the 29th of February of a leap year', () => {
    expect(parseTime('2028-02-29 00:00:00')).toBe(Date.UTC(2028, 1, 28, 16));
    expect(parseTime('20000229000000')).toBe(Date.UTC(2000, 1, 28, 16));
  });

  it('writes what it reads, with offset, for every instant', () => {
    const instants = fc.integer({ min: Date.UTC(1, 0, 2), max: Date.UTC(9999, 11, 30) });
    fc.assert(
      fc.property(instants, (at) => {
        const text = formatTime(at);
        expect(text).toMatch(new RegExp(INSTANT));
        expect(text).toMatch(new RegExp(ACCEPTED_TIME));
        expect(parseTime(text)).toBe(at);
        expect(parseTime(text.slice(0, -6))).toBe(at);
      }),
    );
  });

  it('changes the date at midnight in Shanghai', () => {
    expect(localDateOf(Date.UTC(2026, 10, 20, 15, 59, 59, 999))).toBe('2026-11-20');
    expect(localDateOf(Date.UTC(2026, 10, 20, 16))).toBe('2026-11-21');
    expect(formatTime(Date.UTC(2026, 10, 20, 15, 59, 59, 999))).toBe('2026-11-20T23:59:59.999+08:00');
  });

  it('accepts a date exactly when the calendar has it', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(13), part(32), (year, month, day) => {
        const at = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
        const exists = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
        expect(parseTime(`${year}-${month}-${day} 12:00:00`) !== undefined).toBe(exists);
      }),
    );
  });
});
