import type { Reader } from '@huiying/messaging';
import { loadPolicies } from '@huiying/policy';
import { october } from '../../test/october';
import { startReportingDatabase } from '../../test/reporting-database';
import type { ReportingDatabase } from '../../test/reporting-database';
import { totalsOf } from '../deductions/totals';
import { indicators } from '../indicators/catalogue';
import { periodOf } from '../indicators/period';
import { rankedIndicatorsOf } from '../rankings/ranked-indicators';
import { Deductions } from './deductions';
import { Figures } from './figures';
import { Rankings } from './rankings';

const LN = '360783';
const policies = loadPolicies();
let database: ReportingDatabase;
let deductions: Deductions;

beforeAll(async () => {
  database = await startReportingDatabase();
  for (const [table, id, doc] of october) await database.insert(table, id, doc);
  deductions = new Deductions(database.reader, policies);
}, 60_000);
afterAll(() => database.stop());

describe('the ledger of a month counted by hand', () => {
  it.each(['2026-10', '2026-11', '2026-Q4', '2026'])(
    '%s adds up to the figure of points deducted',
    async (name) => {
      const period = periodOf(name)!;
      const lines = await deductions.lines({ period, jurisdiction: LN });
      const measured = await new Figures(database.reader).measured(
        indicators.filter(({ id }) => id === 'points_deducted'),
        { period, jurisdiction: LN, by: 'organisation' },
      );
      expect(totalsOf(lines).map(({ org, points }) => [org, points])).toEqual(
        measured.map(({ key, value }) => [key, value]).sort(),
      );
    },
  );

  it('LN-65: each line leads to its case, its rung and its rung before; what was taken back stays visible', async () => {
    const lines = await deductions.lines({ period: periodOf('2026-10')!, jurisdiction: LN, org: 'ln-a' });
    expect(
      lines.map(({ lineId, caseNo, charged, cancelled }) => [lineId, caseNo, charged, cancelled?.why]),
    ).toEqual([
      ['a1', 'LN-2', 0.5, undefined],
      ['a5', 'LN-1', 0, 'on_time_after_all'],
      ['a2', 'LN-2', 0.5, undefined],
    ]);
  });

  it('a line of November knows what it replaced in October', async () => {
    const lines = await deductions.lines({ period: periodOf('2026-11')!, jurisdiction: LN });
    expect(lines).toMatchObject([{ lineId: 'a4', charged: 0.5, replaces: 'a3' }]);
  });

  it.each(['2026-10', '2026-11', '2026-Q4'])(
    '%s is the same in pages, whatever their length',
    async (name) => {
      const filter = { period: periodOf(name)!, jurisdiction: LN };
      const whole = (await deductions.lines(filter)).map(({ lineId }) => lineId).sort();
      for (const limit of [1, 2, 50]) {
        const ids: string[] = [];
        for (let after: readonly [string, string] | undefined; ;) {
          const page = await deductions.page(filter, after, limit);
          ids.push(...page.map(({ line }) => line.lineId));
          const last = page.at(-1);
          if (page.length < limit || !last) break;
          after = [last.raisedOn, last.line.lineId];
        }
        expect(ids.sort()).toEqual(whole);
      }
    },
  );

  it('a page reads the cases of its own lines only', async () => {
    const asked: (readonly unknown[])[] = [];
    const reader = {
      query: (sql: string, values: readonly unknown[]) => (
        asked.push(values),
        database.reader.query(sql, values)
      ),
    };
    const period = periodOf('2026-Q4')!;
    await new Deductions(reader as unknown as Reader, policies).page(
      { period, jurisdiction: LN },
      undefined,
      1,
    );
    expect(asked.at(-1)).toEqual([[expect.any(String)]]);
  });

  it('the deductions of another place are not told', async () => {
    expect(await deductions.lines({ period: periodOf('2026')!, jurisdiction: '410772' })).toEqual([]);
  });
});

describe('the ranking of a month', () => {
  it('LN-70: names every unit of the directory, and why one has no place', async () => {
    const pack = policies.inForce(LN, '2026-10-31')!;
    const rules = { ...rankedIndicatorsOf(pack), minimumVolume: 1 };
    const rankings = await new Rankings(database.reader, new Figures(database.reader)).of(
      periodOf('2026-10')!,
      LN,
      rules,
    );
    const byId = new Map(rankings.map((each) => [each.id, each]));
    expect(byId.get('on_time_rate')).toMatchObject({
      placed: [
        { org: 'ln-a', rank: 1, numerator: 1, denominator: 2 },
        { org: 'ln-b', rank: 2, numerator: 0, denominator: 1 },
      ],
      unplaced: [{ org: 'ln-c', why: 'no_value' }],
    });
    expect(byId.get('points_deducted')).toMatchObject({
      volumeBasis: 'volume',
      placed: [
        { org: 'ln-b', rank: 1, value: 0.5 },
        { org: 'ln-a', rank: 2, value: 1 },
      ],
      unplaced: [{ org: 'ln-c', why: 'below_minimum_volume' }],
    });
  });
});
