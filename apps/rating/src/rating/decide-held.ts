import {
  RatingRefused,
  ReceiptRatingNotAdopted,
  dimensionsOf,
  event,
  formatTime,
  type Channel,
  type ReasonCode,
  type Satisfaction,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about, named, numberOf, type Decision } from './decision';
import { defined, type RatingFacts } from './rating-facts';
import { arrivedPart, type HeldRating, type RatingFile, type RefusedRating } from './rating-file';
import { whyHeld } from './receive-rating';
import type { Refusal } from './refusal';

/** What a person found out; the raw values stay as they came. */
export interface Completion {
  readonly satisfaction?: Satisfaction | undefined;
  readonly channel?: Channel | undefined;
  readonly optionCodes?: readonly string[] | undefined;
  readonly optionVersion?: string | undefined;
  /** Of a split case: `2/3`. */
  readonly part?: string | undefined;
  /** Of the call by which the person was invited (XX-36). */
  readonly callRef?: string | undefined;
}

export interface Deciding {
  readonly by: string;
  /** The law of today. */
  readonly pack: Pack | undefined;
  readonly at: number;
}

/** The parameter by whose rule a rating is held. */
const HELD_BY: Readonly<Record<string, string>> = {
  'RATING.UNKNOWN_SATISFACTION': 'rating.levels',
  'RATING.CALL_REF_MISSING': 'rating.phone_invitation',
  'RATING.NOT_THROUGH_COUNTY': 'rating.higher_systems',
};

/** Undefined where no article is the reason but what the sender wrote. */
export function ruleOfHold(reasonCode: string, pack: Pack | undefined): string | undefined {
  const key = HELD_BY[reasonCode];
  return key === undefined ? undefined : pack?.parameter(key)?.ruleId;
}

/**
 * A person lets a held rating go on: with what was missing, which is checked like what a sender writes. It is received under
 * the law of its arrival, or of today where none was in force then.
 * @returns the rating as if it came now, or why it stays held
 */
export function completeHeld(
  file: RatingFile,
  completion: Completion,
  { by, pack, at }: Deciding,
): { readonly facts: RatingFacts; readonly policyRef: string } | Refusal {
  const held = heldOnly(file);
  if ('message' in held) return held;
  if (!pack) return { reasonCode: 'POLICY.NOT_IN_FORCE', message: 'no pack is in force for the place' };
  const facts = completed(held, completion, by, at);
  const still = whyHeld(facts, pack) ?? partMissing(held, facts);
  if (still === undefined) return { facts, policyRef: pack.ref };
  return {
    reasonCode: still as ReasonCode,
    ruleId: ruleOfHold(still, pack),
    message: 'what the rating is held for is still unknown: complete it, or refuse it',
  };
}

/** It counts for nothing and stays stored; the sender is told why. */
export function refuseHeld(file: RatingFile, { by, pack, at }: Deciding): Decision<RefusedRating> | Refusal {
  const held = heldOnly(file);
  if ('message' in held) return held;
  const reason = {
    reasonCode: held.reasonCode as ReasonCode,
    ...defined({ ruleId: ruleOfHold(held.reasonCode, pack) }),
  };
  const refused: RefusedRating = {
    ...arrivedPart(held),
    status: 'refused',
    ...reason,
    refusedAt: at,
    refusedBy: by,
  };
  const data = { ...named(refused), ...reason, refusedAt: formatTime(at) };
  return {
    file: refused,
    events: [
      event(RatingRefused, { ...about(refused), data }),
      event(ReceiptRatingNotAdopted, { ...about(refused), data: { ...numberOf(refused), ...reason } }),
    ],
  };
}

const heldOnly = (file: RatingFile): HeldRating | Refusal =>
  file.status === 'held'
    ? file
    : { reasonCode: 'RATING.WRONG_STATE', message: `the rating is ${file.status}` };

const partMissing = (held: HeldRating, facts: RatingFacts): string | undefined =>
  held.reasonCode === 'RATING.PART_MISSING' && facts.part === undefined ? held.reasonCode : undefined;

function completed(held: HeldRating, completion: Completion, by: string, at: number): RatingFacts {
  const { callRef, ...fields } = completion;
  const { facts, reasonCode } = held;
  const next: RatingFacts = { ...facts, ...defined(fields) };
  return {
    ...next,
    ...defined({ dimensions: dimensionsOf(next.optionCodes, next.optionVersion) }),
    hasCallRef: next.hasCallRef || callRef !== undefined,
    screened: { by, at: formatTime(at), heldFor: [...(facts.screened?.heldFor ?? []), reasonCode] },
  };
}
