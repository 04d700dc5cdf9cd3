import { groupedSql } from '../indicators/formula-sql';
import type { Indicator } from '../indicators/indicator';
import { SOURCES } from '../indicators/source';
import type { BiView } from './bi-columns';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The view and its Chinese comments. */
export function biViewSql({ view, over, comment, columns }: BiView): string[] {
  const selected = columns.map(([name, sql]) => `${sql} as ${name}`).join(', ');
  return [
    `create view bi.${view} as select ${selected} from ${over}`,
    ...commentsSql(
      view,
      comment,
      columns.map(([name, , said]) => [name, said] as const),
    ),
  ];
}

const MONTHLY = [
  ['indicator_id', '指标标识'],
  ['month', '月份'],
  ['jurisdiction', '区划代码'],
  ['org', '单位代码；无单位的为空'],
  ['numerator', '分子'],
  ['denominator', '分母；计数类为空'],
  ['value', '值；分母为0时为空'],
  ['excluded', '按公式不计入的数量'],
  ['indicator', '指标名称'],
  ['formula', '公式'],
] as const;

/** Every indicator per month, jurisdiction and organisation, by the same formulas as the REST answer. */
export function indicatorMonthSql(indicators: readonly Indicator[]): string[] {
  const selects = indicators.map((indicator) => {
    const { by } = SOURCES[indicator.source];
    const columns = {
      month: `left(${indicator.period}, 7)`,
      jurisdiction: by.jurisdiction,
      org: by.organisation,
    };
    const figures = groupedSql(indicator, {
      by: 'organisation',
      columns,
      where: `${indicator.period} is not null`,
    });
    return `select f.id as indicator_id, f.month, f.jurisdiction, f.org, f.numerator, f.denominator, f.value,
      f.excluded, ${quoted(indicator.zh)}::text as indicator, ${quoted(indicator.formula)}::text as formula
      from (${figures}) f`;
  });
  return [
    `create view bi.indicator_month_v1 as ${selects.join('\nunion all\n')}`,
    ...commentsSql('indicator_month_v1', '指标月值，按月、区划与单位', MONTHLY),
  ];
}

function commentsSql(
  view: string,
  comment: string,
  columns: readonly (readonly [string, string])[],
): string[] {
  return [
    `comment on view bi.${view} is ${quoted(comment)}`,
    ...columns.map(([name, said]) => `comment on column bi.${view}.${name} is ${quoted(said)}`),
  ];
}

/** `bi` reads, and nobody else is added; without the login (another database) there is nothing to grant. */
export const GRANT_TO_BI = `do $$ begin
  if exists (select 1 from pg_roles where rolname = 'bi') then
    grant usage on schema bi to bi;
    grant select on all tables in schema bi to bi;
  end if;
end $$`;

/** Deployment makes the schema; a bare database gets it here. */
export const SCHEMA_BI = `do $$ begin
  if not exists (select 1 from pg_namespace where nspname = 'bi') then create schema bi; end if;
end $$`;
