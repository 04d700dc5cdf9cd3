import type { Indicator } from './indicator';
import { SOURCES, WITHIN } from './source';
import type { Dimension, Source } from './source';

/** A rating of several units is one rating, unless units or their windows are told apart (Q45). */
const tellsUnitsApart = (by: Dimension): boolean => by === 'organisation' || by === 'window';

/** The conditions of a formula, each true or false and never null. */
export function conditionsOf(
  indicator: Indicator,
  by: Dimension,
): { excluded: string; numerator: string; subject: string } {
  const { amount } = indicator;
  const ofAll = tellsUnitsApart(by) ? undefined : indicator.numeratorOfAll;
  const excluded = [indicator.excluded, amount && `(${amount}) is null`].filter(Boolean);
  return {
    subject: `((${indicator.subject}) is true)`,
    excluded: excluded.length > 0 ? `((${excluded.join(') is true or (')}) is true)` : 'false',
    numerator: `((${ofAll ?? indicator.numerator ?? 'true'}) is true)`,
  };
}

/** SQL of what a formula asks of a row. */
interface Asked {
  readonly counted: string;
  readonly numerator: string;
  readonly amount: string | undefined;
  readonly base: string | undefined;
}

/** SQL of numerator, denominator and value over the rows of a group. */
export function measures(
  { measure, scale }: Indicator,
  { counted, numerator, amount, base }: Asked,
): readonly [string, string, string] {
  const count = `count(*) filter (where ${counted})`;
  const sum = `coalesce(sum(${amount}) filter (where ${counted}), 0)`;
  switch (measure) {
    case 'count':
      return [count, 'null', count];
    case 'sum':
      return [sum, 'null', sum];
    case 'ratio': {
      const met = `count(*) filter (where ${counted} and ${numerator})`;
      return [met, count, `${met}::float8 / nullif(${count}, 0)`];
    }
    case 'mean':
      return [sum, count, `${sum}::float8 / nullif(${count}, 0)`];
    case 'quotient': {
      const against = `coalesce(sum(${base}) filter (where ${counted}), 0)`;
      return [sum, against, `${scale ?? 1} * ${sum}::float8 / nullif(${against}, 0)`];
    }
    case 'median': {
      const median = `percentile_cont(0.5) within group (order by (${amount})::float8)`;
      return ['null', count, `${median} filter (where ${counted})`];
    }
  }
}

interface Grouping {
  readonly by: Dimension;
  /** Columns that the groups are made of, named. */
  readonly columns: Readonly<Record<string, string>>;
  readonly where: string;
}

/** The rows of a source, of all times. */
export const rowsOf = ({ from }: Source): string => from.replace(WITHIN, '');

/** The rows of a source as far as a period needs them; `$1` and `$2` as `inPeriod` has them. */
export const rowsWithin = ({ from, within }: Source): string =>
  from.replace(WITHIN, () => (within === undefined ? '' : `and ${within}`));

const oncePer = (source: Source, by: Dimension): string =>
  source.once === undefined || tellsUnitsApart(by) ? 'true' : source.once;

/** One select per indicator: the group's columns, then numerator, denominator, value, excluded. */
export function groupedSql(indicator: Indicator, { by, columns, where }: Grouping): string {
  const source: Source = SOURCES[indicator.source];
  const { excluded, numerator, subject } = conditionsOf(indicator, by);
  const { amount, base } = indicator;
  const [top, bottom, value] = measures(indicator, { counted: `not ${excluded}`, numerator, amount, base });
  const names = Object.entries(columns).map(([name, sql]) => `${sql} as ${name}`);
  return `select '${indicator.id}'::text as id, ${names.join(', ')},
    (${top})::float8 as numerator, (${bottom})::float8 as denominator, (${value})::float8 as value,
    (count(*) filter (where ${excluded}))::int as excluded
  from ${rowsOf(source)} where ${subject} and ${where}
  group by ${Object.keys(columns)
    .map((_, index) => index + 2)
    .join(', ')}`;
}

/** Parameters: $1 first day, $2 first day after, $3 jurisdiction or null. */
export const inPeriod = (indicator: Indicator, by: Dimension): string =>
  `${indicator.period} >= $1 and ${indicator.period} < $2
    and ($3::text is null or ${SOURCES[indicator.source].by.jurisdiction} = $3)
    and ${oncePer(SOURCES[indicator.source], by)}`;

export const keyOf = (indicator: Indicator, by: Dimension): string =>
  `coalesce(${SOURCES[indicator.source].by[by]}, '-')`;
