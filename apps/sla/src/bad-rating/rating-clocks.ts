import type { AppealFact } from '../deadline/appealed';
import type { Attempt } from '../deadline/case-clocks';
import type { Ledger } from '../deadline/counting';
import { isOpen, type Deadline } from '../deadline/deadline';
import type { Holding } from '../deadline/keeper';

/**
 * The clocks of one bad rating, with the facts that move them: one share for each rated unit (HA-12, Q58), each appealed
 * and rectified by its own department. As for a case, messages only add facts; which clocks there are follows from them.
 * So it does not matter whether the relay's word of a delivery is read before or after what the unit did with it.
 */
export interface RatingClocks {
  readonly ratingId: string;
  /** The pack's own division code. */
  readonly jurisdiction: string;
  readonly policyRef: string;
  /** Taken back by its sender: nothing is owed any more. */
  readonly withdrawnAt?: number;
  readonly shares: readonly ShareClocks[];
}

export interface ShareClocks {
  readonly org: string;
  /** Append time of the notice on the unit's topic (Q32, engine rule 18). */
  readonly deliveredAt?: number;
  readonly appeal?: AppealFact;
  /** What the authority decided without an appeal, oldest first: annulled, or counted again. */
  readonly adoptions?: readonly AdoptionFact[];
  /** Declared in time (JL-09). */
  readonly complexity?: 'ordinary' | 'complex';
  /** A limit of its own, with its reason, in the ledger (HA-24, Q33). */
  readonly ledger?: Ledger;
  /** What the unit submitted, and what the authority found. */
  readonly rectifications?: readonly RectificationAttempt[];
  /** When the authority told the person what was done (JL-09, Q72). */
  readonly toldAt?: number;
  readonly deadlines: readonly Deadline[];
}

/** Where the telling counts (Q72): the instant of it by the unit's own word, or that it is still owed. */
export interface RectificationAttempt extends Attempt {
  readonly toldAt?: number;
  readonly tellingOwed?: boolean;
}

export interface AdoptionFact {
  readonly at: number;
  readonly annulled: boolean;
}

/** A stretch in which the rating did not count; open while it still does not. */
export interface Annulment {
  readonly from: number;
  readonly to?: number;
}

/** When the share did not count, by appeal or by a decision of the authority's own, oldest first. */
export function annulmentsOf({ appeal, adoptions = [] }: ShareClocks): readonly Annulment[] {
  const { decided } = appeal ?? {};
  const onAppeal = decided ? [{ at: decided.at, annulled: decided.outcome !== 'stands' }] : [];
  const facts = [...onAppeal, ...adoptions].sort((a, b) => a.at - b.at);
  return facts.reduce<readonly Annulment[]>((known, { at, annulled }) => {
    const last = known.at(-1);
    const isAnnulled = last !== undefined && last.to === undefined;
    if (annulled === isAnnulled) return known;
    return annulled ? [...known, { from: at }] : [...known.slice(0, -1), { from: last?.from ?? at, to: at }];
  }, []);
}

/** Id of a deadline's holder: `<ratingId>.<org>`, as an order's id is for a case. */
export const shareIdOf = (ratingId: string, org: string): string => `${ratingId}.${org}`;

/** The rating and the unit that a deadline's id names; undefined for a deadline of a case. */
export function shareIn(deadlineId: string): { readonly ratingId: string; readonly org: string } | undefined {
  const found = /^(r-[0-9a-f]{20})\.([A-Za-z0-9_-]{1,64}):/.exec(deadlineId);
  const [, ratingId, org] = found ?? [];
  return ratingId === undefined || org === undefined ? undefined : { ratingId, org };
}

/** The clocks with one share changed; a unit that is heard of for the first time gets its own. */
export function withShare(
  clocks: RatingClocks,
  org: string,
  change: (share: ShareClocks) => ShareClocks,
): RatingClocks {
  const known = clocks.shares.some((share) => share.org === org);
  const shares = known ? clocks.shares : [...clocks.shares, { org, deadlines: [] }];
  return { ...clocks, shares: shares.map((share) => (share.org === org ? change(share) : share)) };
}

/** No extension of these clocks is known to any regulation, and no raw action holds their rungs back. */
export const holdingOf = ({ org, deadlines }: ShareClocks): Holding => ({
  ...{ org, deadlines, extensions: [], inFlight: [] },
});

export const hasOpenClock = ({ shares }: RatingClocks): boolean =>
  shares.some(({ deadlines }) => deadlines.some(isOpen));
