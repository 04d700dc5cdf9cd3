import type { ReasonCode } from '@huiying/contracts';
import type { Review } from '../review/review';
import type { RatingFacts } from './rating-facts';

/**
 * A rating from its arrival on.
 *
 * A code that no table knows, a phone invitation without its call reference, a day before any pack: **held** for a person
 * with the raw value kept, who lets it go on or **refuses** it. A rating of our handling of a case that routing has not assigned yet is **waiting** and is
 * attached when the case comes. The same service event and round again is a **duplicate**: an answer, not an error. Else
 * it is **recorded**: a bad one is told to the unit, and where the regulation knows a redo the first bad one of a case
 * asks for it, once (LN-49). **withdrawn** by its sender it stays stored and no longer counts, whatever it was before.
 *
 * Comment and rater are not here: they lie sealed in `opinion`.
 */
export type RatingFile =
  HeldRating | RefusedRating | WaitingRating | RecordedRating | DuplicateRating | WithdrawnRating;

interface Arrived {
  readonly facts: RatingFacts;
  /** Absent when no pack was in force on the day of arrival (Q54). */
  readonly policyRef?: string;
}

export interface HeldRating extends Arrived {
  readonly status: 'held';
  readonly reasonCode: string;
  readonly heldAt: number;
  /** Nobody had decided when the limit was over (Q81). */
  readonly overdueAt?: number;
}

export interface RefusedRating extends Arrived {
  readonly status: 'refused';
  readonly reasonCode: ReasonCode;
  readonly ruleId?: string;
  readonly refusedAt: number;
  readonly refusedBy: string;
}

export interface WaitingRating extends Arrived {
  readonly status: 'waiting';
  readonly caseId: string;
  readonly since: number;
}

export interface RecordedRating extends Arrived {
  readonly status: 'recorded';
  readonly recordedAt: number;
  readonly round: number;
  readonly good: boolean;
  readonly active: boolean;
  readonly counted: boolean;
  readonly caseId?: string;
  readonly orderId?: string;
  readonly org?: string;
  /** Further units of a parallel approval that were told of it. */
  readonly coOrgs?: readonly string[];
  /** By organisation, when the notice was on its topic: what it may do counts from then (Q32). */
  readonly deliveredAt?: Readonly<Record<string, number>>;
  /** Where the authority reviews every bad rating of its own motion (JL-15). */
  readonly review?: Review;
  /** By organisation, for those whose share was appealed or decided on; all others are counted. */
  readonly shares?: Readonly<Record<string, Share>>;
  readonly serviceId?: string;
  /** The rule under which it asked for a redo. */
  readonly redoRuleId?: string;
}

/** What becomes of a rating for one organisation. Whatever it is, the rating stays stored. */
export type Adoption = 'counted' | 'under_review' | 'not_adopted' | 'revoked';

export interface Share {
  /** Absent where the authority decided without an appeal. */
  readonly appealId?: string;
  readonly adoption: Adoption;
}

export interface DuplicateRating extends Arrived {
  readonly status: 'duplicate';
  readonly of: string;
  readonly foundAt: number;
}

export interface WithdrawnRating extends Arrived {
  readonly status: 'withdrawn';
  readonly was: Exclude<RatingFile['status'], 'withdrawn'>;
  readonly withdrawnAt: number;
  readonly caseId?: string;
}

export function arrivedPart({ facts, policyRef }: Arrived): Arrived {
  return policyRef === undefined ? { facts } : { facts, policyRef };
}
