const WITHDRAWN = "(c.screening = 'withdrawn' or c.ending = 'withdrawn')";
/** The reading is written into a case only where it is not the decided one. */
const STAYS_IN = "coalesce(c.withdrawn_counts, 'volume')";

type Figure = 'volume' | 'on_time_rate' | 'case_satisfaction_rate';

/** A case that the person took back and that this figure does not count (Q18). */
export const withdrawnIn = (figure: Figure): string =>
  `${WITHDRAWN} and strpos(${STAYS_IN}, '${figure}') = 0`;

/** A case that the person took back, and that this figure counts all the same. */
export const withdrawnYetIn = (figure: Figure): string =>
  `${WITHDRAWN} and strpos(${STAYS_IN}, '${figure}') > 0`;
