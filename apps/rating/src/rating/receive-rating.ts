import {
  RatingDuplicate,
  RatingHeld,
  RatingWaiting,
  ReceiptRatingDuplicate,
  ReceiptRatingHeld,
  ReceiptRatingWaiting,
  event,
  formatTime,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about, named, numberOf, type Decision } from './decision';
import type { RatingFacts } from './rating-facts';
import type { DuplicateRating, HeldRating, WaitingRating } from './rating-file';

interface Arrived {
  readonly facts: RatingFacts;
  readonly policyRef?: string;
}

/** Why a person must look at a rating before it counts, or undefined. Nothing is guessed, nothing is dropped. */
export function whyHeld(facts: RatingFacts, pack: Pack | undefined): string | undefined {
  if (!pack) return 'POLICY.NOT_IN_FORCE';
  const { satisfaction } = facts;
  // HA-09, LN-48: the place rates on levels of its own; one that is none of them is not read as the next best
  if (satisfaction === undefined || !pack.value<readonly string[]>('rating.levels').includes(satisfaction))
    return 'RATING.UNKNOWN_SATISFACTION';
  if (facts.channelRaw !== undefined && facts.channel === undefined) return 'RATING.UNKNOWN_CHANNEL';
  if (facts.dimensions === undefined) return 'RATING.UNKNOWN_OPTION';
  const invited = facts.origin === 'phone_invited' && !facts.hasCallRef;
  // Q71, XX-36: what staff enter for somebody needs the proof of the call
  return invited && pack.value<string>('rating.phone_without_call_ref') === 'hold'
    ? 'RATING.CALL_REF_MISSING'
    : undefined;
}

export function holdRating(arrived: Arrived, reasonCode: string, at: number): Decision<HeldRating> {
  const file: HeldRating = { ...arrived, status: 'held', reasonCode, heldAt: at };
  return {
    file,
    events: [
      event(RatingHeld, { ...about(file), data: { ...named(file), reasonCode, heldAt: formatTime(at) } }),
      event(ReceiptRatingHeld, { ...about(file), data: { ...numberOf(file), reasonCode } }),
    ],
  };
}

/** The rated case has not come: the rating waits for it (contract §2). */
export function awaitCase(
  arrived: Arrived,
  caseId: string,
  upstreamCaseNo: string,
  at: number,
): Decision<WaitingRating> {
  const file: WaitingRating = { ...arrived, status: 'waiting', caseId, since: at };
  const data = { ...named(file), upstreamCaseNo, waitingSince: formatTime(at) };
  return {
    file,
    events: [
      event(RatingWaiting, { ...about(file), data }),
      event(ReceiptRatingWaiting, { ...about(file), data: numberOf(file) }),
    ],
  };
}

/** The same service event and round was rated before: an answer, not an error. Stored, never counted. */
export function duplicateOf(arrived: Arrived, of: string, at: number): Decision<DuplicateRating> {
  const file: DuplicateRating = { ...arrived, status: 'duplicate', of, foundAt: at };
  return {
    file,
    events: [
      event(RatingDuplicate, {
        ...about(file),
        data: { ...named(file), ofRatingId: of, foundAt: formatTime(at) },
      }),
      event(ReceiptRatingDuplicate, { ...about(file), data: { ...numberOf(file), ofRatingId: of } }),
    ],
  };
}
