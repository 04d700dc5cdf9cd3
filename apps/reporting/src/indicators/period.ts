/** A month `2026-10`, a quarter `2026-Q4` or a year `2026`, as local dates in Asia/Shanghai. */
export interface Period {
  readonly name: string;
  readonly from: string;
  /** The first day that is no longer in it. */
  readonly until: string;
}

const date = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;

/** @returns undefined for any other text. */
export function periodOf(text: string): Period | undefined {
  const [, years, quarter, month] = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text) ?? [];
  if (years === undefined) return undefined;
  const year = Number(years);
  const months = month ? 1 : quarter ? 3 : 12;
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1;
  const after = first + months;
  return {
    name: text,
    from: date(year, first),
    until: after > 12 ? date(year + 1, after - 12) : date(year, after),
  };
}
