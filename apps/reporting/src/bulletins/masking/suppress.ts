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
  const read = new Reading(values, equations, hidden);
  for (;;) {
    const tells = equations.find((each) => read.tellsOne(each) || read.tellsBySize(each, below));
    const more = tells && read.nextOf(tells);
    if (more === undefined) return hidden;
    hidden.add(more);
  }
}

/** What somebody reads out of what is not hidden. */
class Reading {
  private readonly sums = new Map<Quantity, (readonly Quantity[])[]>();

  constructor(
    private readonly values: Quantities['values'],
    equations: readonly Equation[],
    private readonly hidden: ReadonlySet<Quantity>,
  ) {
    for (const { whole, parts } of equations) this.sums.set(whole, [...this.sumsOf(whole), parts]);
  }

  /** Of all its numbers one is hidden: the others give it away. */
  tellsOne({ whole, parts }: Equation): boolean {
    const unread = [whole, ...parts].filter((name) => this.of(name) === undefined);
    return unread.length === 1 && unread.every((name) => this.values.has(name));
  }

  /**
   * Of hidden parts the sum is known. None of them is nothing, so that a sum that is not larger than their number by a
   * fair part says what each may be at most: it must be possible that none of them is small.
   */
  tellsBySize({ whole, parts }: Equation, below: number): boolean {
    const total = this.of(whole);
    const hiding = parts.filter((name) => this.hidden.has(name));
    if (total === undefined || hiding.length === 0) return false;
    const shown = parts.reduce((sum, name) => sum + (this.of(name) ?? 0), 0);
    return total - shown - (hiding.length - 1) < below;
  }

  /** What is hidden next: the smallest number of the parts, then one that is nothing, then the whole. */
  nextOf({ whole, parts }: Equation): Quantity | undefined {
    const told = this.values.has(whole);
    const sums = told ? [parts] : this.sumsOf(whole);
    const open = sums.flat().filter((name) => !this.hidden.has(name));
    const size = (name: Quantity): number => this.values.get(name) ?? 0;
    const some = open.filter((name) => size(name) > 0).sort((a, b) => size(a) - size(b));
    return some[0] ?? (told && !this.hidden.has(whole) ? whole : open[0]);
  }

  /** The number, where it is shown or, of a whole that stands nowhere, where all parts of one of its sums are. */
  private of(name: Quantity): number | undefined {
    if (this.values.has(name)) return this.hidden.has(name) ? undefined : this.values.get(name);
    const shown = this.sumsOf(name).find((parts) => parts.every((part) => this.of(part) !== undefined));
    return shown?.reduce((sum, part) => sum + (this.of(part) ?? 0), 0);
  }

  private sumsOf(whole: Quantity): readonly (readonly Quantity[])[] {
    return this.sums.get(whole) ?? [];
  }
}
