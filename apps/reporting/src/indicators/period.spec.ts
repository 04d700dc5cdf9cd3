import { periodOf } from './period';

describe('a period', () => {
  it.each([
    ['2026-10', '2026-10-01', '2026-11-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2026-Q4', '2026-10-01', '2027-01-01'],
    ['2026-Q1', '2026-01-01', '2026-04-01'],
    ['2026', '2026-01-01', '2027-01-01'],
  ])('%s runs from %s until before %s', (name, from, until) => {
    expect(periodOf(name)).toEqual({ name, from, until });
  });

  it.each(['2026-13', '2026-00', '2026-Q5', '26', '2026-1', '2026-10-01', '', "2026' or 1=1"])(
    'is not %s',
    (name) => {
      expect(periodOf(name)).toBeUndefined();
    },
  );
});
