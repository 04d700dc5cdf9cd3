/** What was judged, and what was not as it must be. */
export interface Verdict {
  readonly cases: number;
  readonly recordsRead: number;
  readonly redelivered: number;
  /** Empty when everything that was sent is accounted for. */
  readonly faults: readonly string[];
}

export const NOTHING_JUDGED: Verdict = { cases: 0, recordsRead: 0, redelivered: 0, faults: [] };

/** Of several platforms, each judged on its own. */
export const together = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce(
    (all, each) => ({
      cases: all.cases + each.cases,
      recordsRead: all.recordsRead + each.recordsRead,
      redelivered: all.redelivered + each.redelivered,
      faults: [...all.faults, ...each.faults],
    }),
    NOTHING_JUDGED,
  );
