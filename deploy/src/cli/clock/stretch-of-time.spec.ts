import { later } from './stretch-of-time';

const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('a stretch of time', () => {
  it('of working days steps over the National Day holiday and keeps the time of day', () => {
    expect(later(at('2026-09-30T10:15:00'), '1wd')).toBe(at('2026-10-08T10:15:00'));
  });

  it('of working days counts a make-up Saturday', () => {
    expect(later(at('2026-10-09T09:00:00'), '1wd')).toBe(at('2026-10-10T09:00:00'));
  });

  it('of days, hours and minutes is plain time', () => {
    const from = at('2026-09-30T22:00:00');
    expect(later(from, '1d') - from).toBe(86_400_000);
    expect(later(from, '3h')).toBe(at('2026-10-01T01:00:00'));
    expect(later(from, '30m') - from).toBe(1_800_000);
  });

  it.each(['5', 'wd', '-1d', '1.5h', '2w', ''])('cannot be "%s"', (wrong) => {
    expect(() => later(0, wrong)).toThrow(RangeError);
  });
});
