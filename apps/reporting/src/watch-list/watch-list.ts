export type WatchedKind = 'organisation' | 'window' | 'staff';

/** Complaints and counted bad ratings of the span about one unit, window or member of staff. */
export interface Blamed {
  readonly per: WatchedKind;
  /** An organisation, `<org>/<windowNo>`, or `<org>/<staffNo>`. */
  readonly key: string;
  readonly complaints: number;
  readonly badRatings: number;
}

export interface WatchListRules {
  readonly count: number;
  readonly within: 'month' | 'quarter' | 'year';
  readonly per: readonly WatchedKind[];
}

/**
 * Key targets of supervision (XX-32): on whom complaints and bad ratings concentrate. A list for the bureau; whether
 * anybody is inspected is decided by people. Members of staff are on it only where the pack says so: a statistic about
 * a person is personal data.
 */
export function watchListOf(blamed: readonly Blamed[], { count, per }: WatchListRules): Blamed[] {
  return blamed
    .filter((each) => per.includes(each.per) && sum(each) >= count)
    .sort((a, b) => sum(b) - sum(a) || (a.key < b.key ? -1 : 1));
}

const sum = ({ complaints, badRatings }: Blamed): number => complaints + badRatings;
