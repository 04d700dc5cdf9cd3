import { SQL_OF_BI_TOOLS } from '../../test/bi-tools';
import { months } from '../../test/months/hand-counted';
import { october } from '../../test/october';
import { startReportingDatabase } from '../../test/reporting-database';
import type { ReportingDatabase } from '../../test/reporting-database';
import { indicators } from '../indicators/catalogue';
import { listed } from '../indicators/figures';
import { periodOf } from '../indicators/period';
import type { Dimension } from '../indicators/source';
import { Figures } from './figures';
import type { Part, Scope } from './figures';

jest.setTimeout(60_000);

let database: ReportingDatabase;
let figures: Figures;

beforeAll(async () => {
  database = await startReportingDatabase();
  for (const [table, id, doc] of october) await database.insert(table, id, doc);
  for (const { month } of months) await month.insertInto(database);
  figures = new Figures(database.reader);
}, 60_000);
afterAll(() => database.stop());

function scope(
  name: string,
  by: Dimension = 'jurisdiction',
  jurisdiction: string | undefined = '360783',
): Scope {
  const period = periodOf(name);
  if (!period) throw new Error(`${name} is no period`);
  return { period, by, jurisdiction };
}

async function figure(id: string, name = '2026-10', key = '360783', by: Dimension = 'jurisdiction') {
  const chosen = indicators.filter((indicator) => indicator.id === id);
  const asked = scope(name, by);
  const rows = listed(chosen, await figures.measured(chosen, asked), await figures.expectedKeys(asked));
  const { numerator, denominator, value, excluded } =
    rows.find((row) => row.key === key) ?? fail(`no row ${key}`);
  return [numerator, denominator, value, excluded];
}

function fail(message: string): never {
  throw new Error(message);
}

describe('a month counted by hand', () => {
  it.each([
    ['volume', 5, null, 5, 0],
    ['acceptance_rate', 5, 6, 5 / 6, 1],
    ['completion_rate', 3, 4, 3 / 4, 1],
    ['on_time_rate', 1, 3, 1 / 3, 2],
    ['on_time_rate.of_completed', 1, 2, 1 / 2, 0],
    ['on_time_rate.without_extensions', 0, 3, 0, 2],
    // two complaints of ln-a against its 4 000 matters; ln-b told none
    ['complained_of_rate', 2, 4000, 5, 0],
    ['overdue_rate', 2, 3, 2 / 3, 2],
    ['overdue_rate.mean_days', 2, 1, 2, 2],
    ['first_contact_on_time_rate', 1, 2, 1 / 2, 0],
    ['handling_days', 10, 2, 5, 0],
    ['handling_days.median', null, 2, 5, 0],
    ['upheld_rate', 1, 2, 1 / 2, 0],
    // c1 by r1, c2 by its last rating r3; r2 came before, r4 is nobody's
    ['case_satisfaction_rate', 2, 2, 1, 2],
    ['good_rating_rate', 3, 4, 3 / 4, 3],
    ['good_rating_rate.before_annulment', 3, 5, 3 / 5, 2],
    ['bad_rating_rate', 1, 4, 1 / 4, 3],
    ['bad_rating_rate.before_annulment', 2, 5, 2 / 5, 2],
    ['active_rating_rate', 1, 2, 1 / 2, 0],
    // HA-01: of two windows, a channel and a matter, window 1 was rated (r1)
    ['rating_coverage', 1, 4, 1 / 4, 0],
    ['average_score', 28, 4, 7, 3],
    ['rectification_rate', 3, 4, 3 / 4, 1],
    ['rectification_rate.ledger', 1, 1, 1, 0],
    ['on_time_rectification_rate', 1, 3, 1 / 3, 2],
    ['real_name_rectified_rate', 1, 1, 1, 2],
    ['satisfied_after_rate', 1, 1, 1, 1],
    ['appeal_rate', 2, 2, 1, 1],
    ['appeal_rate.success', 1, 3, 1 / 3, 0],
    ['appeal_rate.success.before_reversal', 2, 3, 2 / 3, 0],
    ['appeal_on_time_rate', 1, 3, 1 / 3, 1],
    ['return_rate', 1, 5, 1 / 5, 0],
    ['misdispatch_rate', 1, 4, 1 / 4, 0],
    ['extension_rate', 1, 5, 1 / 5, 0],
    ['redo_rate', 1, 2, 1 / 2, 2],
    ['redo_rate.satisfied', 1, 1, 1, 0],
    ['redo_rate.on_time', 1, 2, 1 / 2, 0],
    ['first_pass_rate', 1, 2, 1 / 2, 0],
    ['points_deducted', 1.5, null, 1.5, 0],
    ['followup_satisfaction_rate', 1, 2, 1 / 2, 1],
    ['followup_satisfaction_rate.sample_rate', 2, 2, 1, 0],
    ['followup_rate', 3, 4, 3 / 4, 0],
    ['solved_rate', 1, 1, 1, 2],
    ['repeat_rate', 1, 4, 1 / 4, 0],
    ['supervision_count', 2, null, 2, 0],
    ['supervision_count.on_time', 0, 1, 0, 0],
    ['supervision_count.urges', 2, null, 2, 0],
    ['supervision_count.blue', 2, null, 2, 0],
    ['supervision_count.yellow', 1, null, 1, 0],
    ['supervision_count.red', 0, null, 0, 0],
    // heating, twice; the others have no topic
    ['topic_concentration', 2, 2, 1, 3],
    ['staff_upheld_count', 1, null, 1, 0],
    ['upstream_match_rate', 3, 4, 3 / 4, 0],
  ])('%s is %p of %p', async (id, numerator, denominator, value, excluded) => {
    expect(await figure(id)).toEqual([numerator, denominator, value, excluded]);
  });

  it('has every indicator of the catalogue in this month', async () => {
    const measured = await figures.measured(indicators, scope('2026-10'));
    expect(
      indicators.filter(({ id }) => !measured.some((each) => each.id === id)).map(({ id }) => id),
    ).toEqual(['supervision_count.red']);
  });
});

describe.each(months)('a month of events counted by hand in $place', ({ month, figures: counted }) => {
  it('matches on every indicator', async () => {
    const asked = scope('2026-03', 'jurisdiction', month.jurisdiction);
    const shown = listed(indicators, await figures.measured(indicators, asked), [month.jurisdiction]);
    const rounded = (value: number | null) => (value === null ? '–' : value.toFixed(9));
    expect(
      Object.fromEntries(
        shown.map((one) => [one.id, [one.numerator, one.denominator, rounded(one.value), one.excluded]]),
      ),
    ).toEqual(
      Object.fromEntries(
        counted.map(([id, top, bottom, value, left]) => [id, [top, bottom, rounded(value), left]]),
      ),
    );
  });
});

describe('a figure', () => {
  it('is broken down by unit: the open overdue case counts against the unit that holds it', async () => {
    expect(await figure('on_time_rate', '2026-10', 'ln-a', 'organisation')).toEqual([1, 2, 1 / 2, 0]);
    expect(await figure('on_time_rate', '2026-10', 'ln-b', 'organisation')).toEqual([0, 1, 0, 2]);
  });

  it('lists a unit for which nothing was counted', async () => {
    expect(await figure('on_time_rate', '2026-10', 'ln-c', 'organisation')).toEqual([0, 0, null, 0]);
  });

  it('counts a deadline in the month in which it falls due', async () => {
    expect(await figure('on_time_rate', '2026-11')).toEqual([1, 1, 1, 0]);
  });

  it('adds points where they were raised: the months of a quarter make the quarter, a withdrawn rung counts nowhere', async () => {
    expect(await figure('points_deducted', '2026-11')).toEqual([0.5, null, 0.5, 0]);
    expect(await figure('points_deducted', '2026-Q4')).toEqual([2, null, 2, 0]);
  });

  it('of cases handled in time counts rectifications where the regulation publishes one rate for both (XX-31, Q83)', async () => {
    const chosen = indicators.filter(({ id }) => id === 'on_time_rate');
    const asked = scope('2026-10', 'jurisdiction', '410772');
    expect(await figures.measured(chosen, asked)).toMatchObject([{ numerator: 1, denominator: 1 }]);
  });

  it('counts a contested bad rating, or leaves it out until the decision where the pack says so (Q9)', async () => {
    expect(await figure('bad_rating_rate', '2026-09')).toEqual([3, 3, 1, 1]);
  });

  it('never shows another jurisdiction', async () => {
    const rows = await figures.measured(indicators, scope('2026'));
    expect(new Set(rows.map(({ key }) => key))).toEqual(new Set(['360783']));
    const all = await figures.measured(indicators, { ...scope('2026'), jurisdiction: undefined });
    expect(new Set(all.map(({ key }) => key))).toEqual(
      new Set(['360783', ...months.map(({ month }) => month.jurisdiction)]),
    );
  });

  it.each(['type', 'channel', 'matter', 'window'] as const)('can be broken down by %s', async (by) => {
    const rows = await figures.measured(indicators, scope('2026-10', by));
    const volumes = rows.filter(({ id }) => id === 'volume').map(({ value }) => value ?? 0);
    expect(volumes.reduce((sum, value) => sum + value, 0)).toBe(5);
  });
});

describe('the rows behind a figure', () => {
  const rowsOf = async (id: string, part: Part, key?: string, after?: string, limit = 50) => {
    const indicator = indicators.find((each) => each.id === id) ?? fail(id);
    const rows = await figures.rows(indicator, scope('2026-10', key ? 'organisation' : 'jurisdiction'), {
      key,
      part,
      after,
      limit,
    });
    return rows.map(({ rowId }) => rowId);
  };

  it('are as many as the figure says, in numerator, denominator and what is excluded', async () => {
    expect(await rowsOf('on_time_rate', 'numerator')).toEqual(['d1']);
    expect(await rowsOf('on_time_rate', 'denominator')).toEqual(['d1', 'd2', 'd8']);
    expect(await rowsOf('on_time_rate', 'excluded')).toEqual(['d7', 'd9']);
    expect(await rowsOf('on_time_rate', 'denominator', 'ln-b')).toEqual(['d8']);
  });

  it('agree with every figure of the catalogue', async () => {
    for (const { id, measure } of indicators) {
      const [numerator, denominator, , excluded] = await figure(id);
      const counted = measure === 'count' || measure === 'sum' ? 'numerator' : 'denominator';
      const expected = measure === 'count' ? numerator : denominator;
      if (expected !== null && measure !== 'quotient')
        expect([id, (await rowsOf(id, counted)).length]).toEqual([id, expected]);
      expect([id, (await rowsOf(id, 'excluded')).length]).toEqual([id, excluded]);
    }
  });

  it('come in pages', async () => {
    expect(await rowsOf('volume', 'denominator', undefined, undefined, 2)).toEqual(['c1', 'c2']);
    expect(await rowsOf('volume', 'denominator', undefined, 'c2', 2)).toEqual(['c3', 'c4']);
  });
});

describe('the views of bi', () => {
  const views = [
    'case_v1',
    'work_order_v1',
    'deadline_v1',
    'alert_v1',
    'rating_v1',
    'appeal_v1',
    'rectification_v1',
    'deduction_v1',
    'organisation_v1',
    'indicator_month_v1',
  ];

  it.each(views)('%s is read by the login bi', async (view) => {
    const rows = await database.bi.query(`select * from ${view}`);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('are all that bi reaches', async () => {
    await expect(database.bi.query('select * from reporting.case_fact')).rejects.toThrow('permission denied');
  });

  it('explain each column in Chinese and have none for an identity or a text', async () => {
    const columns = await database.bi.query<{ name: string; said: string | null }>(
      `select c.relname || '.' || a.attname as name, col_description(c.oid, a.attnum) as said
         from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where n.nspname = 'bi' and a.attnum > 0`,
    );
    expect(columns.length).toBeGreaterThan(100);
    for (const { name, said } of columns) {
      expect([name, said]).toEqual([name, expect.stringMatching(/\p{Script=Han}/u)]);
      expect(name).not.toMatch(/phone|party|id_number|person|staff|title|content|comment|reply|address$/);
    }
  });

  it('show the same figures as the REST answer', async () => {
    const asked = await figures.measured(indicators, scope('2026-10', 'organisation'));
    const shown = await database.bi.query<{ indicator_id: string; org: string | null }>(
      `select indicator_id, org, numerator, denominator, excluded from indicator_month_v1
        where month = '2026-10' and jurisdiction = '360783'`,
    );
    for (const { id, key, numerator, denominator, excluded } of asked) {
      const row = shown.find((each) => each.indicator_id === id && (each.org ?? '-') === key);
      expect([id, key, row]).toMatchObject([id, key, { numerator, denominator, excluded }]);
    }
  });

  it.each(SQL_OF_BI_TOOLS)('answer %s', async (_, sql) => {
    expect((await database.bi.query(sql)).length).toBeGreaterThan(0);
  });

  it('take nothing from a BI tool that wants to keep its result in the database', async () => {
    await expect(database.bi.query('CREATE TABLE bi.kept AS SELECT * FROM bi.case_v1')).rejects.toThrow(
      'read-only',
    );
  });

  it.each([
    ['points_deducted', `sum(added) from deduction_v1 where raised_on`],
    [
      'rectification_rate',
      `count(*) filter (where state in ('met', 'missed')) from rectification_v1
      where adoption not in ('revoked', 'not_adopted') and due_on`,
    ],
    [
      'appeal_rate.success',
      `count(*) filter (where outcome <> 'stands' and adoption in ('revoked', 'not_adopted'))
      from appeal_v1 where counted and not further_unit and decided_on`,
    ],
  ])('add up to the figure %s', async (id, sql) => {
    const [numerator] = await figure(id);
    const [row] = await database.bi.query<{ n: number }>(
      `select n::float8 from (select ${sql} between '2026-10-01' and '2026-10-31' and jurisdiction = '360783') s(n)`,
    );
    expect([id, row?.n]).toEqual([id, numerator]);
  });
});
