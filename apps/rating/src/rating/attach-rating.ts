import type { Pack } from '@huiying/policy';
import type { Decision } from './decision';
import { roundOf, ratedBy, type KnownCase, type RatedCase } from './rated-case';
import type { RatingFacts } from './rating-facts';
import { duplicateOf } from './receive-rating';
import { recordRating } from './record-rating';
import { requestRedo, stillUnsatisfied } from './request-redo';

/** A rating meets its case. */
export interface Attaching {
  readonly arrived: { readonly facts: RatingFacts; readonly policyRef?: string };
  readonly caseId: string;
  readonly known: KnownCase;
  readonly comment?: string | undefined;
  /** The law of the rating's own day. */
  readonly ratingPack: Pack;
  /** The law to which the case is pinned (Q15). */
  readonly casePack: Pack;
  readonly at: number;
}

/**
 * A rating of our handling of a case: recorded for the unit that holds the order, in the round that the case is in. A
 * second one of the same round is a duplicate; the first bad one may ask for a redo, a bad one after it says that it did
 * not help.
 */
export function attachRating(row: RatedCase, attaching: Attaching): Decision & { readonly row: RatedCase } {
  const { arrived, caseId, known, comment, ratingPack, casePack, at } = attaching;
  const { ratingId } = arrived.facts;
  const round = roundOf(arrived.facts, known);
  const before = row.ratings[round];
  if (before !== undefined && before !== ratingId) return { ...duplicateOf(arrived, before, at), row };
  const { orderId, org, caseNo } = known;
  const rated = { round, caseId, orderId, org, matter: arrived.facts.taskName ?? caseNo, comment };
  const asked = requestRedo(recordRating(arrived, rated, ratingPack, at), row, casePack, at);
  const decision = { ...asked, events: [...asked.events, ...stillUnsatisfied(asked.file, casePack)] };
  // a default rating is nobody's: it takes no round away from the person
  const held = decision.file.counted ? ratedBy(row, round, ratingId) : row;
  return {
    ...decision,
    row: decision.file.redoRuleId === undefined ? held : { ...held, redoAskedBy: ratingId },
  };
}
