import type { Indicator } from './indicator';

/** What the database answers for one indicator and key. */
export interface Measured {
  readonly id: string;
  readonly key: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly excluded: number;
}

/** One figure as callers get it; `value` is null when there is nothing to divide by: neither 0 nor 100 %. */
export interface Figure extends Measured {
  readonly formula: string;
}

/**
 * Every key with every indicator: a key for which nothing was counted is listed, too, so that silence is not mistaken
 * for a good result.
 * @param expected keys that must be there, in their order; keys found besides follow, sorted
 */
export function listed(
  chosen: readonly Indicator[],
  measured: readonly Measured[],
  expected: readonly string[],
): Figure[] {
  const found = new Map(measured.map((each) => [`${each.id}\u0000${each.key}`, each]));
  const others = [...new Set(measured.map(({ key }) => key))].filter((key) => !expected.includes(key)).sort();
  return [...expected, ...others].flatMap((key) =>
    chosen.map((indicator) => {
      const row = found.get(`${indicator.id}\u0000${key}`) ?? nothing(indicator, key);
      return { ...row, formula: indicator.formula };
    }),
  );
}

function nothing({ id, measure }: Indicator, key: string): Measured {
  if (measure === 'count' || measure === 'sum') {
    return { id, key, numerator: 0, denominator: null, value: 0, excluded: 0 };
  }
  return { id, key, numerator: measure === 'median' ? null : 0, denominator: 0, value: null, excluded: 0 };
}
