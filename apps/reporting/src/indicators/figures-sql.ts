import { conditionsOf, inPeriod, keyOf, measures, rowsWithin } from './formula-sql';
import type { Indicator } from './indicator';
import { SOURCES } from './source';
import type { Dimension } from './source';

/**
 * All figures in one statement: they are of one moment and agree with each other. Formulas over the same rows and the same
 * day are counted in one pass over the rows of the period.
 */
export function figuresSql(chosen: readonly Indicator[], by: Dimension): string {
  const passes = new Map<string, Indicator[]>();
  for (const indicator of chosen) {
    const rows = `${indicator.source} ${indicator.period}`;
    passes.set(rows, [...(passes.get(rows) ?? []), indicator]);
  }
  return [...passes.values()].map((together) => onePassSql(together, by)).join('\nunion all\n');
}

/**
 * What each formula asks of a row is answered once for each row (`offset 0` keeps the planner from asking again in every
 * aggregate: some of it looks at other ratings of the case), then counted, then told as one row for each formula.
 * Answers: null, it is no subject; 0, it is excluded; 1, it counts; 2, it counts and meets the numerator.
 */
function onePassSql(together: readonly Indicator[], by: Dimension): string {
  const [first] = together;
  if (!first) throw new Error('a pass is of at least one indicator');
  const asked = together.flatMap((indicator, n) => {
    const { subject, excluded, numerator } = conditionsOf(indicator, by);
    return [
      `case when ${subject} then case when ${excluded} then 0 when ${numerator} then 2 else 1 end end as answer${n}`,
      ...(indicator.amount === undefined ? [] : [`(${indicator.amount}) as amount${n}`]),
      ...(indicator.base === undefined ? [] : [`(${indicator.base}) as base${n}`]),
    ];
  });
  const counted = together.map((indicator, n) => {
    const answer = `answer${n}`;
    const columns = {
      counted: `${answer} > 0`,
      numerator: `${answer} = 2`,
      amount: `amount${n}`,
      base: `base${n}`,
    };
    const [top, bottom, value] = measures(indicator, columns);
    return `(${top})::float8 as top${n}, (${bottom})::float8 as bottom${n}, (${value})::float8 as value${n},
      (count(*) filter (where ${answer} = 0))::int as out${n}, count(${answer}) as rows${n}`;
  });
  const told = together.map(
    ({ id }, n) => `('${id}'::text, top${n}, bottom${n}, value${n}, out${n}, rows${n})`,
  );
  return `select f.id, g.key, f.numerator, f.denominator, f.value, f.excluded from (
    select key, ${counted.join(',\n      ')}
    from (
      select ${keyOf(first, by)} as key, ${asked.join(',\n        ')}
      from ${rowsWithin(SOURCES[first.source])} where ${inPeriod(first, by)} offset 0) r
    group by key) g
  cross join lateral (values ${told.join(', ')}) as f(id, numerator, denominator, value, excluded, rows)
  where f.rows > 0`;
}
