import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shippedCalendar } from './calendar-files';
import { localDate, plusDays, type LocalDate } from './local-date';

interface SecondSource {
  readonly dates: readonly { readonly date: string; readonly type: 'public_holiday' | 'transfer_workday' }[];
}

/**
 * The package `holiday-calendar` keeps data of its own. Where it differs the notice decides; each difference is
 * listed with the sentence of the notice, so that a new one in either source is noticed.
 */
const KNOWN_DIFFERENCES: Record<string, { works: boolean; notice: string }> = {
  '2011-12-31': { works: true, notice: '国办发明电〔2011〕45号：2011年12月31日（星期六）上班' },
  '2015-01-04': { works: true, notice: '国办发明电〔2014〕28号：1月4日（星期日）上班' },
  '2016-04-02': { works: false, notice: '国办发明电〔2015〕18号：清明节4月4日放假，与周末连休' },
  '2018-06-16': { works: false, notice: '国办发明电〔2017〕12号：端午节6月18日放假，与周末连休' },
  '2018-09-22': { works: false, notice: '国办发明电〔2017〕12号：中秋节9月24日放假，与周末连休' },
};

const calendar = shippedCalendar();
const folder = join(dirname(require.resolve('holiday-calendar')), '..', 'data', 'CN');
const second = new Map<string, boolean>();
for (const year of calendar.loadedYears)
  for (const { date, type } of (
    JSON.parse(readFileSync(join(folder, `${year}.json`), 'utf8')) as SecondSource
  ).dates)
    second.set(date, type === 'transfer_workday');

const worksInSecond = (date: LocalDate): boolean =>
  second.get(date) ?? ![0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay());

describe('two independent sources, every day from 2010 to 2026', () => {
  const days: LocalDate[] = [];
  for (let date = localDate('2010-01-01'); date <= '2026-12-31'; date = plusDays(date, 1)) days.push(date);

  it('agree on whether the day is a working day, but for the known differences', () => {
    expect(days).toHaveLength(6209);
    const differences = days.filter((date) => calendar.isWorkingDay(date) !== worksInSecond(date));
    expect(differences).toEqual(Object.keys(KNOWN_DIFFERENCES));
  });

  it.each(Object.entries(KNOWN_DIFFERENCES))('%s stands as the notice says', (date, { works }) => {
    expect(calendar.isWorkingDay(localDate(date))).toBe(works);
  });

  it('every year names the notice that ordered it, issued before the year began', () => {
    for (const { year, source } of calendar.tables) {
      expect(source.document).toMatch(new RegExp(`关于${year}年.*国办发明电〔${year - 1}〕\\d+号`));
      expect(source.issuedOn < `${year}-01-01`).toBe(true);
    }
  });

  it.each([
    [2015, '国发明电〔2015〕1号', '2015-09-03'],
    [2019, '国办发明电〔2019〕3号', '2019-05-02'],
    [2020, '国办发明电〔2020〕1号', '2020-01-31'],
  ])('the later notice of %i, %s, is named and applied', (year, number, dayOff) => {
    const amendments = calendar.tables.find((table) => table.year === year)!.amendments!;
    expect(amendments.map(({ document }) => document).join()).toContain(number);
    expect(calendar.isWorkingDay(localDate(dayOff))).toBe(false);
  });
});
