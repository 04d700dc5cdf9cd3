import {
  AppealDecided,
  ReceiptRatingNotAdopted,
  ReceiptRatingRevoked,
  ReceiptRatingStands,
  ToDeptAppealDecided,
  event,
  formatTime,
  type OutgoingEvent,
  type ReasonCode,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about, numberOf } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { Adoption, RatingFile, RecordedRating } from '../rating/rating-file';
import { underReviewBy, withShares } from '../rating/shares';
import { toldToProvince } from '../rating/told-to-province';
import type { Refusal } from '../rating/refusal';
import type { AppealBasics, AppealDecision, Outcome, RatingAppeal } from './appeal';

export interface Deciding {
  readonly outcome: Outcome;
  readonly reasonCode?: string | undefined;
  /** Why, in words for the applicant. */
  readonly reason: string;
  readonly by: string;
}

export interface Decided {
  readonly file: RecordedRating;
  readonly appeal: RatingAppeal;
  readonly events: readonly OutgoingEvent[];
}

const ADOPTION = {
  revoked: 'revoked',
  not_adopted: 'not_adopted',
  stands: 'counted',
} as const satisfies Record<Outcome, Adoption>;
const GROUNDS: Readonly<Record<string, ReasonCode>> = {
  mistaken: 'RATING.MISTAKEN',
  malicious: 'RATING.MALICIOUS',
};
/** Where the pack says on which grounds: Hui'an revokes (HA-21), Jilin does not adopt (JL-14). */
const PARAMETER = { revoked: 'appeal.revoked_when', not_adopted: 'appeal.not_adopted' } as const;

/**
 * The authority decides. A rating that is revoked or not adopted stays stored; it no longer counts for this organisation,
 * and for the others of a parallel approval as before. A late decision is taken and recorded as late (Q31). The
 * applicant and the source are told (JL-19, JL-20).
 */
export function decideAppeal(
  file: RatingFile,
  appeal: RatingAppeal,
  deciding: Deciding,
  law: { readonly pack: Pack; readonly now: number },
): Refusal | Decided {
  if (file.status !== 'recorded')
    return { reasonCode: 'RATING.WRONG_STATE', message: `the rating is ${file.status}` };
  const decision = decisionOn(appeal, deciding, law);
  if ('message' in decision) return decision;
  const share = { appealId: appeal.appealId, adoption: ADOPTION[deciding.outcome] };
  const orgs = underReviewBy(file, appeal.appealId);
  return {
    file: withShares(file, orgs, share),
    appeal: { ...appeal, status: 'decided', decision },
    events: orgs.flatMap((org) => announce(file, { ...appeal, org }, decision, deciding.reason, law.pack)),
  };
}

/** Of anything that may be appealed: once, with an outcome that the regulation knows on these grounds, and in time or late. */
export function decisionOn(
  appeal: AppealBasics,
  { outcome, reasonCode, by }: Deciding,
  { pack, now }: { readonly pack: Pack; readonly now: number },
): Refusal | AppealDecision {
  if (appeal.status === 'decided')
    return { reasonCode: 'RATING.APPEAL_DECIDED', message: 'the appeal has been decided' };
  const grounds = groundsOf(outcome, reasonCode, pack);
  if (!grounds)
    return {
      reasonCode: 'RATING.APPEAL_OUTCOME',
      ruleId: pack.appeal.ruleId,
      message: 'the regulation does not know this outcome on these grounds',
    };
  const limited = outcome === 'revoked' || pack.appeal.decisionWorkingDays !== undefined;
  const onTime = limited && appeal.decideBy !== undefined ? now <= appeal.decideBy : undefined;
  return { outcome, at: now, by, ...defined({ ...grounds, onTime }) };
}

interface Grounds {
  readonly reasonCode?: ReasonCode;
  readonly ruleId?: string;
}

function groundsOf(outcome: Outcome, reasonCode: string | undefined, pack: Pack): Grounds | undefined {
  if (outcome === 'stands')
    return reasonCode === undefined ? defined({ ruleId: pack.appeal.ruleId }) : undefined;
  const found = pack.parameter(PARAMETER[outcome]);
  const allowed = (found?.value as readonly string[] | undefined) ?? [];
  const ground = allowed
    .map((each) => GROUNDS[each])
    .find((code) => code !== undefined && code === reasonCode);
  return ground === undefined ? undefined : { reasonCode: ground, ...defined({ ruleId: found?.ruleId }) };
}

function announce(
  file: RecordedRating,
  { appealId, org }: RatingAppeal,
  { outcome, reasonCode, ruleId, at, onTime }: AppealDecision,
  reason: string,
  pack: Pack,
): OutgoingEvent[] {
  const { ratingId, jurisdiction } = file.facts;
  const decidedAt = formatTime(at);
  const why = defined({ reasonCode, ruleId });
  const decided = {
    ratingId,
    appealId,
    org,
    jurisdiction,
    outcome,
    ...why,
    decidedAt,
    ...defined({ onTime }),
  };
  const number = { ...numberOf(file), orgCode: org };
  const receipt =
    outcome === 'revoked' && reasonCode !== undefined
      ? event(ReceiptRatingRevoked, { ...about(file), data: { ...number, ...why, reasonCode, decidedAt } })
      : event(outcome === 'stands' ? ReceiptRatingStands : ReceiptRatingNotAdopted, {
          ...about(file),
          data: { ...number, ...why },
        });
  return [
    event(AppealDecided, { ...about(file), data: decided }),
    ...toldToProvince(file, [receipt], pack),
    event(ToDeptAppealDecided, { ...about(file), org, data: { ratingId, appealId, outcome, reason } }),
  ];
}
