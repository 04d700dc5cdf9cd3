import { indicators } from '../../indicators/catalogue';
import type { Indicator } from '../../indicators/indicator';
import { monthsIn, spanBefore } from '../spans';
import type { Bulletin, FigureCell } from '../bulletin';

/** A number of cases that a bulletin tells, under one name wherever it stands. */
export type Quantity = string;

/**
 * `whole` is the sum of `parts`: who knows all but one of them knows that one, too. A whole without a value stands nowhere in the
 * bulletin; it is known to who knows all parts of one of its equations.
 */
export interface Equation {
  readonly whole: Quantity;
  readonly parts: readonly Quantity[];
}

export interface Quantities {
  /** What each number is; of a unit that a ranking only names it is not known here. */
  readonly values: ReadonlyMap<Quantity, number | undefined>;
  readonly equations: readonly Equation[];
}

type Part = 'numerator' | 'denominator' | 'excluded';
/** Overall of the period, of the one before, or a row of a table. */
export type Scope = string;

export const scopeOfRow = (by: string, key: string): Scope => `${by}/${key}`;
export const NOW: Scope = 'now';
export const BEFORE: Scope = 'before';

const byId = new Map(indicators.map((each) => [each.id, each]));
const rows = ({ source, period, subject }: Indicator): string => [source, period, subject].join('|');
const counted = (each: Indicator): string =>
  each.excluded || each.amount ? `${rows(each)}|${each.excluded ?? ''}|${each.amount ?? ''}` : rows(each);

/** Two formulas that count the same rows count one quantity: its name is what is counted. */
export function quantityOf(scope: Scope, id: string, part: Part): Quantity {
  const formula = byId.get(id);
  if (!formula) return `${scope}: ${id}|${part}`;
  if (part === 'excluded') return `${scope}: ${counted(formula)}|excluded`;
  if (part === 'denominator' || formula.measure === 'count') return `${scope}: ${counted(formula)}`;
  return `${scope}: ${counted(formula)}|${formula.numerator ?? `sum of ${formula.amount ?? ''}`}`;
}

/** What follows from the formulas, by figure and part. */
const IDENTITIES: readonly (readonly [
  whole: readonly [string, Part],
  ...parts: (readonly [string, Part])[],
])[] = [
  ...(
    [
      ['good_rating_rate', 'bad_rating_rate'],
      ['good_rating_rate.before_annulment', 'bad_rating_rate.before_annulment'],
      ['on_time_rate', 'overdue_rate'],
    ] as const
  ).map(
    ([met, not]) =>
      [
        [met, 'denominator'],
        [met, 'numerator'],
        [not, 'numerator'],
      ] as const,
  ),
  [
    ['overdue_rate', 'numerator'],
    ['overdue_rate.mean_days', 'denominator'],
    ['overdue_rate.mean_days', 'excluded'],
  ],
  [
    ['bad_rating_rate.before_annulment', 'numerator'],
    ['appeal_rate', 'denominator'],
  ],
  [
    ['rectification_rate', 'denominator'],
    ['on_time_rectification_rate', 'denominator'],
    ['rectification_rate.ledger', 'denominator'],
  ],
];

/** A sum of points is no number of cases: it is told. */
const COUNTLESS = new Set(['points_deducted']);

const COUNTS: readonly Part[] = ['numerator', 'denominator', 'excluded'];

/** Every number of a bulletin, and how they hang together. */
export function quantitiesOf(bulletin: Bulletin): Quantities {
  const values = new Map<Quantity, number | undefined>();
  const scopes = new Set<Scope>();
  const note = (scope: Scope, cell: FigureCell): void => {
    scopes.add(scope);
    if (COUNTLESS.has(cell.id)) return;
    for (const part of COUNTS) {
      const value = cell[part];
      if (typeof value === 'number') values.set(quantityOf(scope, cell.id, part), value);
    }
  };
  for (const figure of bulletin.overall) {
    note(NOW, figure);
    note(BEFORE, { ...figure.previous, id: figure.id });
  }
  for (const { by, rows: all } of bulletin.breakdowns)
    for (const { key, cells } of all) for (const cell of cells) note(scopeOfRow(by, key), cell);
  for (const { id, placed, unplaced } of bulletin.rankings) {
    for (const place of placed) note(scopeOfRow('organisation', place.org), { ...place, id });
    for (const { org, why } of COUNTLESS.has(id) ? [] : unplaced)
      for (const part of COUNTS) {
        const quantity = quantityOf(scopeOfRow('organisation', org), id, part);
        if (!values.has(quantity)) values.set(quantity, why === 'no_value' ? 0 : undefined);
      }
  }
  for (const { month, volume } of bulletin.trend)
    if (volume !== null) values.set(quantityOf(scopeOfMonth(bulletin, month), 'volume', 'numerator'), volume);
  return {
    values,
    equations: [...totals(bulletin, values), ...[...scopes].flatMap((scope) => within(scope, values))],
  };
}

/** The month of the period is the period, and the one before it the one before. */
export function scopeOfMonth(bulletin: Bulletin, month: string): Scope {
  const period = { name: bulletin.period, from: bulletin.from, until: bulletin.until };
  if (monthsIn(period) === 1) {
    if (month === bulletin.from.slice(0, 7)) return NOW;
    if (month === spanBefore(period).from.slice(0, 7)) return BEFORE;
  }
  return scopeOfRow('month', month);
}

function totals(bulletin: Bulletin, values: Quantities['values']): Equation[] {
  const tables = bulletin.breakdowns.map(({ by, figures, rows: all }) => ({
    by,
    ids: figures.map(({ id }) => id),
    keys: all.map(({ key }) => key),
  }));
  const ranked = bulletin.rankings.map(({ id, placed, unplaced }) => ({
    by: 'organisation',
    ids: [id],
    keys: [...placed, ...unplaced].map(({ org }) => org),
  }));
  const months = bulletin.trend.map(({ month }) => month);
  const ofMonths = monthsIn(bulletin) === 1 ? [] : [{ by: 'month', ids: ['volume'], keys: months }];
  return [...tables, ...ranked, ...ofMonths].flatMap(({ by, ids, keys }) =>
    ids.flatMap((id) =>
      COUNTS.flatMap((part) => {
        const parts = keys
          .map((key) => quantityOf(scopeOfRow(by, key), id, part))
          .filter((each) => values.has(each));
        const whole = quantityOf(NOW, id, part);
        return values.has(whole) && parts.length > 0 ? [{ whole, parts }] : [];
      }),
    ),
  );
}

/**
 * What holds within one row: the rows of a formula are those counted and those left out, and so on. Two formulas may leave
 * out different ones of the same rows: how many rows there are stands nowhere, and follows from either.
 */
function within(scope: Scope, values: Quantities['values']): Equation[] {
  const isKnown = (name: Quantity): boolean => values.has(name);
  const split = indicators
    .filter(({ excluded, amount }) => excluded ?? amount)
    .map((each): Equation => {
      const parts = (['denominator', 'excluded'] as const).map((part) => quantityOf(scope, each.id, part));
      return { whole: `${scope}: ${rows(each)}`, parts };
    })
    .filter(({ parts }) => parts.every(isKnown));
  const known = IDENTITIES.map(([whole, ...parts]): Equation => ({
    whole: quantityOf(scope, ...whole),
    parts: parts.map((part) => quantityOf(scope, ...part)),
  })).filter(({ whole, parts }) => [whole, ...parts].every(isKnown));
  return [...distinct(split), ...known];
}

/** Formulas that leave out the same rows say the same. */
const distinct = (equations: readonly Equation[]): Equation[] => [
  ...new Map(equations.map((each) => [JSON.stringify(each), each])).values(),
];
