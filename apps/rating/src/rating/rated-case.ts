import type { RatingFacts } from './rating-facts';

/**
 * Where a case and its ratings meet, whichever comes first. Both sides write this row, so a rating that looks for its
 * case in the same moment in which the case arrives cannot be forgotten (engine rule 7).
 */
export interface RatedCase {
  /** What routing has said of the case; absent before its first assignment. */
  readonly known?: KnownCase;
  /** The case is linked to this one and has no handling of its own (Q16): its ratings are of that one's handling. */
  readonly linkedTo?: string;
  /** It was split: each part is handled, and rated, by itself. */
  readonly split?: true;
  /** Ids of ratings that wait for the case, in order of arrival. */
  readonly waiting: readonly string[];
  /** The rating of each round that stands; another one of the same round is a duplicate. */
  readonly ratings: Readonly<Record<string, string>>;
  /** Id of the rating that asked for the redo; there is one redo (LN-49). */
  readonly redoAskedBy?: string;
}

export interface KnownCase {
  readonly caseNo: string;
  readonly jurisdiction: string;
  readonly policyRef?: string;
  readonly orderId: string;
  readonly org: string;
  readonly round: number;
}

export const notRatedYet: RatedCase = { waiting: [], ratings: {} };

/** The case as assigned last: a rating is of the unit that holds the order. */
export function assigned(row: RatedCase, known: Omit<KnownCase, 'round'>): RatedCase {
  return { ...row, known: { ...known, round: row.known?.round ?? 1 } };
}

/** A redo: what is rated from now on is its result. */
export function redone(row: RatedCase, round: number): RatedCase {
  return row.known ? { ...row, known: { ...row.known, round: Math.max(round, row.known.round) } } : row;
}

export function waitsAt(row: RatedCase, ratingId: string): RatedCase {
  return row.waiting.includes(ratingId) ? row : { ...row, waiting: [...row.waiting, ratingId] };
}

/** Nobody waits any more: the caller attaches them. */
export function noneWaits(row: RatedCase): RatedCase {
  return { ...row, waiting: [] };
}

/** The rating holds its round from now on. */
export function ratedBy(row: RatedCase, round: number, ratingId: string): RatedCase {
  return { ...row, ratings: { ...row.ratings, [round]: ratingId } };
}

/** A withdrawn rating gives its round free and waits no longer. */
export function releasedBy(row: RatedCase, ratingId: string): RatedCase {
  const ratings = Object.fromEntries(Object.entries(row.ratings).filter(([, id]) => id !== ratingId));
  return { ...row, ratings, waiting: row.waiting.filter((id) => id !== ratingId) };
}

/** The sender may leave the round out: then it is the one that the case is in. */
export function roundOf(facts: RatingFacts, known: KnownCase): number {
  return facts.round ?? known.round;
}
