import {
  RatingAdoptionDecided,
  ReceiptRatingNotAdopted,
  ReceiptRatingStands,
  ToDeptAdoptionDecided,
  event,
  formatTime,
  type OutgoingEvent,
  type ReasonCode,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about, numberOf } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { Adoption, RatingFile, RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { isConcerned } from '../rating/shares';
import { toldToProvince } from '../rating/told-to-province';

export interface Adopting {
  readonly org: string;
  readonly outcome: 'counted' | 'not_adopted';
  readonly reasonCode?: string | undefined;
  /** Why, in words for the unit. */
  readonly reason: string;
  readonly by: string;
}

/** One decision, kept for good beside all others about the same rating. */
export interface AdoptionDecision {
  readonly org: string;
  readonly before: Exclude<Adoption, 'under_review'>;
  readonly after: 'counted' | 'not_adopted';
  readonly at: number;
  readonly by: string;
  readonly reasonCode: ReasonCode;
  readonly ruleId?: string;
}

export interface Adopted {
  readonly file: RecordedRating;
  readonly decision: AdoptionDecision;
  readonly events: readonly OutgoingEvent[];
}

/** Bad ones that prove mistaken or malicious (JL-14), and good ones that prove fabricated (JL-13). */
const PARAMETER = { bad: 'appeal.not_adopted', good: 'rating.fabricated_not_adopted' } as const;
const GROUNDS: Readonly<Record<string, ReasonCode>> = {
  mistaken: 'RATING.MISTAKEN',
  malicious: 'RATING.MALICIOUS',
  fabricated: 'RATING.FRAUDULENT',
};

/**
 * The authority decides without an appeal: a rating is not adopted, on a ground that its regulation names; or an annulment
 * proves wrong and the rating counts again, which every regulation allows because it restores what was said. The rating
 * itself is never touched. While an appeal is open, its decision goes first.
 */
export function decideAdoption(
  file: RatingFile,
  adopting: Adopting,
  { pack, now }: { readonly pack: Pack; readonly now: number },
): Refusal | Adopted {
  if (file.status !== 'recorded')
    return { reasonCode: 'RATING.WRONG_STATE', message: `the rating is ${file.status}` };
  const { org, outcome: after, reason, by } = adopting;
  if (!isConcerned(file, org))
    return { reasonCode: 'RATING.NOT_CONCERNED', message: 'the rating does not concern this organisation' };
  const before = file.shares?.[org]?.adoption ?? 'counted';
  if (before === 'under_review')
    return { reasonCode: 'RATING.APPEAL_PENDING', message: 'the appeal has not been decided' };
  if ((before === 'counted') === (after === 'counted') || !file.counted)
    return {
      reasonCode: 'RATING.WRONG_STATE',
      message: `the rating is ${file.counted ? before : 'a default'}`,
    };
  const ground = groundOf(file, adopting, pack);
  if (!ground)
    return {
      ...{ reasonCode: 'RATING.APPEAL_OUTCOME', ruleId: pack.appeal.ruleId },
      message: 'the regulation does not know this outcome on these grounds',
    };
  const decision: AdoptionDecision = { org, before, after, at: now, by, ...ground };
  return {
    file: { ...file, shares: { ...file.shares, [org]: { ...file.shares?.[org], adoption: after } } },
    decision,
    events: announce(file, decision, reason, pack),
  };
}

function groundOf(
  file: RecordedRating,
  { outcome, reasonCode }: Adopting,
  pack: Pack,
): Pick<AdoptionDecision, 'reasonCode' | 'ruleId'> | undefined {
  if (outcome === 'counted')
    return reasonCode === undefined || reasonCode === 'RATING.ANNULMENT_REVERSED'
      ? { reasonCode: 'RATING.ANNULMENT_REVERSED' }
      : undefined;
  const found = pack.parameter(PARAMETER[file.good ? 'good' : 'bad']);
  const allowed = (found?.value as readonly string[] | undefined) ?? [];
  const ground = allowed.map((each) => GROUNDS[each]).find((code) => code === reasonCode);
  return ground === undefined ? undefined : { reasonCode: ground, ...defined({ ruleId: found?.ruleId }) };
}

/** Unit and source are told (JL-20); the receipts name the share's organisation (Q58). */
function announce(
  file: RecordedRating,
  { org, before, after, at, reasonCode, ruleId }: AdoptionDecision,
  reason: string,
  pack: Pack,
): OutgoingEvent[] {
  const { ratingId, jurisdiction } = file.facts;
  const why = { reasonCode, ...defined({ ruleId }) };
  const decided = { ratingId, org, jurisdiction, adoption: after, before, ...why, decidedAt: formatTime(at) };
  const receipt = event(after === 'counted' ? ReceiptRatingStands : ReceiptRatingNotAdopted, {
    ...about(file),
    data: { ...numberOf(file), orgCode: org, ...why },
  });
  return [
    event(RatingAdoptionDecided, { ...about(file), data: decided }),
    ...toldToProvince(file, [receipt], pack),
    event(ToDeptAdoptionDecided, {
      ...about(file),
      org,
      data: { ratingId, adoption: after, ...why, reason },
    }),
  ];
}
