import type { Equation, Quantities, Quantity } from './quantities';

/** Nothing is not small: that there was none is told. */
export const isSmall = (count: number | null, below: number): boolean =>
  count !== null && count > 0 && count < below;

/**
 * What may not be shown so that no number below `below` can be computed: the small ones themselves, and as many others
 * that the sums do not give them away. Of a sum the smallest part goes first, what is nothing late, the whole last.
 */
export function suppressed({ values, equations }: Quantities, below: number): ReadonlySet<Quantity> {
  const hidden = new Set(
    [...values].flatMap(([name, value]) => (value === undefined || isSmall(value, below) ? [name] : [])),
  );
  for (;;) {
    const tells = equations.find(
      (each) => tellsOne(each, hidden) || tellsBySize(each, values, hidden, below),
    );
    const more = tells && nextOf(tells, values, hidden);
    if (more === undefined) return hidden;
    hidden.add(more);
  }
}

/** Of all its numbers one is hidden: the others give it away. */
const tellsOne = ({ whole, parts }: Equation, hidden: ReadonlySet<Quantity>): boolean =>
  [whole, ...parts].filter((name) => hidden.has(name)).length === 1;

/**
 * Of hidden parts the sum is known. None of them is nothing, so that a sum that is not larger than their number by a
 * fair part says what each may be at most: it must be possible that none of them is small.
 */
function tellsBySize(
  { whole, parts }: Equation,
  values: Quantities['values'],
  hidden: ReadonlySet<Quantity>,
  below: number,
): boolean {
  const total = values.get(whole);
  const hiding = parts.filter((name) => hidden.has(name));
  if (hidden.has(whole) || total === undefined || hiding.length === 0) return false;
  const shown = parts.reduce((sum, name) => sum + (hidden.has(name) ? 0 : (values.get(name) ?? 0)), 0);
  return total - shown - (hiding.length - 1) < below;
}

/** What is hidden next: the smallest number of the parts, then one that is nothing, then the whole. */
function nextOf(
  { whole, parts }: Equation,
  values: Quantities['values'],
  hidden: ReadonlySet<Quantity>,
): Quantity | undefined {
  const open = parts.filter((name) => !hidden.has(name));
  const size = (name: Quantity): number => values.get(name) ?? 0;
  const some = open.filter((name) => size(name) > 0).sort((a, b) => size(a) - size(b));
  return some[0] ?? (hidden.has(whole) ? open[0] : whole);
}
