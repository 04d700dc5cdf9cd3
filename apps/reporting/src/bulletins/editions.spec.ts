import { aBulletin } from '../../test/a-bulletin';
import type { Bulletin } from './bulletin';
import { changesBetween } from './changes';
import { freeze } from './freeze';
import type { BulletinFile, Freezing } from './freeze';
import { publicEdition } from './public-edition';
import { lastSpan, monthsShown, spanBefore } from './spans';
import { periodOf } from '../indicators/period';

const open = publicEdition(aBulletin);
const cells = (column: number) =>
  open.breakdowns[0]!.rows.map(({ key, cells: all }) => [
    key,
    all[column]!.masked ? '＊' : all[column]!.value,
  ]);

describe('HA-32, XX-31: the public edition tells counts, no persons and no contents', () => {
  it('has no single case, no watch list and no name of a case', () => {
    expect(open.watchList).toBeUndefined();
    expect(open.deductions.lines).toBeUndefined();
    expect(JSON.stringify(open)).not.toContain('LN-2026-000001');
  });

  it('masks fewer than five, and a second one where the difference to the total would tell', () => {
    expect(cells(0)).toEqual([
      ['ln-a', 800],
      ['ln-b', 400],
      ['ln-c', '＊'],
      ['ln-d', '＊'],
    ]);
    expect(open.overall[0]).toMatchObject({ value: 1234, previous: { value: null, masked: true } });
    expect(open.trend[0]).toEqual({ month: '2026-09', volume: null });
    expect(open.topics.map(({ topic, org }) => [topic, org])).toEqual([['noise', null]]);
  });

  it('masks what makes up a masked figure with it, and a small number of rows left out', () => {
    const masked = open.breakdowns[0]!.rows[3]!.cells[0]!;
    expect(masked).toEqual({ id: 'volume', numerator: null, denominator: null, value: null, masked: true });
    expect(open.overall[1]).not.toHaveProperty('excluded');
  });

  it('zero is not small: nothing to divide by is told as that', () => {
    expect(cells(1)).toEqual([
      ['ln-a', 0.9],
      ['ln-b', 0.9],
      ['ln-c', 1],
      ['ln-d', null],
    ]);
  });

  it('tells nothing by window: behind a window sits a person', () => {
    const windows = { ...aBulletin.breakdowns[0]!, by: 'window' as const };
    const all = publicEdition({ ...aBulletin, breakdowns: [...aBulletin.breakdowns, windows] });
    expect(all.breakdowns.map(({ by }) => by)).toEqual(['organisation']);
  });

  it('leaves the internal edition as it was', () => {
    expect(aBulletin.breakdowns[0]!.rows[3]!.cells[0]!.value).toBe(2);
  });
});

const later: Bulletin = {
  ...aBulletin,
  asOf: '2026-11-09T09:00:00.000+08:00',
  overall: aBulletin.overall.map((each) => (each.id === 'volume' ? { ...each, value: 1235 } : each)),
  deductions: { totals: [], lines: [] },
};
const freezing: Freezing = {
  ...{ bulletin: aBulletin, json: '', digest: 'd1', before: undefined, reason: undefined },
  today: '2026-11-02',
};
const first = freeze(undefined, freezing) as BulletinFile;

describe('a frozen bulletin', () => {
  it('says what a correction changed, figure by figure; the moment of counting is no correction', () => {
    expect(changesBetween(aBulletin, { ...aBulletin, asOf: 'later', watermark: [] })).toEqual([]);
    expect(changesBetween(aBulletin, later).map(({ at }) => at)).toEqual([
      'overall/volume/value',
      'deductions/totals/ln-a',
      'deductions/lines/a1',
    ]);
    expect(changesBetween(aBulletin, later)[0]).toEqual({ at: 'overall/volume/value', from: 1234, to: 1235 });
  });

  it('is of a period that is over', () => {
    expect(freeze(undefined, { ...freezing, today: '2026-10-31' })).toEqual({
      reasonCode: 'BULLETIN.PERIOD_RUNNING',
    });
    expect(freeze(undefined, { ...freezing, today: '2026-11-01' })).toMatchObject({
      versions: [{ version: 1 }],
    });
  });

  it('is corrected by a new version with a reason; the old one stays', () => {
    const correcting = { ...freezing, bulletin: later, digest: 'd2', before: aBulletin, today: '2026-11-09' };
    expect(freeze(first, correcting)).toEqual({ reasonCode: 'BULLETIN.REASON_MISSING' });
    expect(freeze(first, { ...correcting, reason: '补录' })).toMatchObject({
      versions: [first.versions[0], { version: 2, reason: '补录', digest: 'd2', frozenAt: later.asOf }],
    });
  });

  it('is not corrected by the same figures', () => {
    const same = { ...freezing, before: aBulletin, reason: '复核' };
    expect(freeze(first, same)).toEqual({ reasonCode: 'BULLETIN.NOTHING_CHANGED' });
  });
});

describe('the spans of a bulletin', () => {
  it('compares with the month, quarter or year before', () => {
    const before = ['2026-01', '2026-Q1', '2026'].map((name) => spanBefore(periodOf(name)!));
    expect(before.map(({ from, until }) => [from, until])).toEqual([
      ['2025-12-01', '2026-01-01'],
      ['2025-10-01', '2026-01-01'],
      ['2025-01-01', '2026-01-01'],
    ]);
  });

  it('shows six months to a month, and its own months to a quarter', () => {
    expect(monthsShown(periodOf('2026-02')!).map(({ name }) => name)).toEqual([
      ...['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02'],
    ]);
    expect(monthsShown(periodOf('2026-Q4')!).map(({ name }) => name)).toEqual([
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
  });

  it('watches the month, quarter or year in which the period ends', () => {
    const q4 = periodOf('2026-Q4')!;
    expect([lastSpan(q4, 'month').from, lastSpan(q4, 'quarter').from, lastSpan(q4, 'year').from]).toEqual([
      ...['2026-12-01', '2026-10-01', '2026-01-01'],
    ]);
  });
});
