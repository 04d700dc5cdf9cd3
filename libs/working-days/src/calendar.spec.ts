import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCalendarTables, shippedCalendar } from './calendar-files';
import { checkCalendarTable, type CalendarTable } from './calendar-table';
import { loadCalendar } from './calendar';
import { localDate } from './local-date';

const national = shippedCalendar();
const flood = (days: unknown[], version = '1', region = '360783'): CalendarTable =>
  checkCalendarTable(
    { region, year: 2026, version, source: { document: '防汛通告', issuedOn: '2026-06-01' }, days },
    `${region}/2026.json`,
  );
const closure = { date: '2026-06-10', kind: 'holiday', name: '防汛停工' };

describe('the calendar (Q13): the national notices, local closures over them, versioned', () => {
  it.each([
    ['2026-09-29', '工作日', undefined],
    ['2026-09-20', '调休上班', '国庆节'],
    ['2026-10-01', '法定节假日', '国庆节'],
    ['2026-10-04', '法定节假日', '国庆节'],
    ['2026-10-17', '周末', undefined],
  ])('%s is a %s', (date, kind, name) => {
    expect(national.kindOf(localDate(date))).toBe(kind);
    expect(national.nameOf(localDate(date))).toBe(name);
    expect(national.isWorkingDay(localDate(date))).toBe(kind === '工作日' || kind === '调休上班');
  });

  it('is loaded from 2010 to 2026; 2027 is explicitly not loaded (Q36)', () => {
    expect(national.loadedYears).toEqual(Array.from({ length: 17 }, (_, i) => 2010 + i));
    expect(national.isLoaded(2026)).toBe(true);
    expect(national.isLoaded(2027)).toBe(false);
    expect(national.kindOf(localDate('2027-10-01'))).toBe('工作日');
  });

  it('a local closure holds in its region and below, and nowhere else', () => {
    const tables = [...national.tables, flood([closure], '1', '3607')];
    const date = localDate('2026-06-10');
    expect(loadCalendar(tables, '360783').kindOf(date)).toBe('当地放假');
    expect(loadCalendar(tables, '3607').kindOf(date)).toBe('当地放假');
    expect(loadCalendar(tables, '350521').kindOf(date)).toBe('工作日');
    expect(loadCalendar(tables).kindOf(date)).toBe('工作日');
  });

  it('the nearer authority is laid over the farther', () => {
    const opened = flood([{ ...closure, kind: 'workday' }]);
    const tables = [opened, flood([closure], '1', '3607'), ...national.tables];
    expect(loadCalendar(tables, '360783').isWorkingDay(localDate('2026-06-10'))).toBe(true);
    expect(loadCalendar(tables, '360782').isWorkingDay(localDate('2026-06-10'))).toBe(false);
  });

  it('a closure does not make a year loaded', () => {
    const only2027 = { ...flood([]), year: 2027 };
    expect(loadCalendar([...national.tables, only2027], '360783').isLoaded(2027)).toBe(false);
  });

  it('loading a table gives a new calendar with another version and leaves the old one as it was', () => {
    const local = loadCalendar(national.tables, '360783');
    const next = local.with(flood([closure]));
    expect(next.isWorkingDay(localDate('2026-06-10'))).toBe(false);
    expect(local.isWorkingDay(localDate('2026-06-10'))).toBe(true);
    expect(next.version).not.toBe(local.version);
    expect(next.version).toMatch(/^360783\/2010-2026\/[0-9a-f]{8}$/);
    expect(next.with(flood([], '2')).isWorkingDay(localDate('2026-06-10'))).toBe(true);
  });

  it('the version depends on the content, not on the order in which tables came', () => {
    expect(loadCalendar([...national.tables].reverse()).version).toBe(national.version);
    expect(loadCalendar(national.tables.slice(1)).version).not.toBe(national.version);
    expect(loadCalendar(national.tables.filter(({ year }) => year !== 2015)).version).toContain(
      'CN/2010-2014,2016-2026/',
    );
  });

  it('one version of a table cannot say two things', () => {
    const once = loadCalendar(national.tables, '360783').with(flood([closure]));
    expect(() => once.with(flood([]))).toThrow(`360783/2026: 'version' is "1"; expected a new version`);
    expect(once.with(flood([closure])).version).toBe(once.version);
  });

  it('refuses a region and year given twice, and a calendar without the nation', () => {
    expect(() => loadCalendar([...national.tables, national.tables[0]!])).toThrow(
      'expected one table per region and year',
    );
    expect(() => loadCalendar([flood([closure])], '360783')).toThrow(
      `expected at least one table of region 'CN'`,
    );
  });

  it('a day off moves to the next working day (Civil Code art. 203, Q71)', () => {
    expect(national.workingDayOnOrAfter(localDate('2026-10-03'))).toBe('2026-10-08');
    expect(national.workingDayOnOrAfter(localDate('2026-10-09'))).toBe('2026-10-09');
    expect(national.nthWorkingDayAfter(localDate('2026-10-09'), 1)).toBe('2026-10-10');
  });

  it('refuses to count outside 1992 to 2099', () => {
    expect(() => national.isWorkingDay(localDate('1991-12-31'))).toThrow(
      'day is 1991-12-31; expected a day from 1992',
    );
    expect(() => national.nthWorkingDayAfter(localDate('2099-12-30'), 5)).toThrow(
      'the count leaves 1992–2099',
    );
  });
});

describe('tables on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const put = (region: string, file: string, text: string): void => {
    rmSync(folder, { recursive: true });
    mkdirSync(join(folder, region), { recursive: true });
    writeFileSync(join(folder, region, file), text);
  };

  it('a file in the wrong place is refused', () => {
    put('CN', '2025.json', JSON.stringify(national.tables.find(({ year }) => year === 2026)));
    expect(() => readCalendarTables(folder)).toThrow(`CN/2025.json: 'region, year' is "CN/2026.json"`);
  });

  it('a file that is not JSON is refused by its name', () => {
    put('CN', '2026.json', '{');
    expect(() => readCalendarTables(folder)).toThrow('CN/2026.json');
  });
});
