import {
  AppealDecided,
  AppealOverdue,
  ReceiptRatingRevoked,
  ToDeptAppealDecided,
  event,
  formatTime,
  localDateOf,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about, numberOf } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { RatingFile, RecordedRating } from '../rating/rating-file';
import { underReviewBy, withShares } from '../rating/shares';
import { toldToProvince } from '../rating/told-to-province';
import type { AppealBasics, RatingAppeal } from './appeal';

export interface Silence {
  readonly file: RecordedRating;
  readonly appeal: RatingAppeal;
  readonly lacks: 'decision' | 'notice';
  readonly events: readonly OutgoingEvent[];
}

/**
 * The limit of the authority has passed. Not decided: the rating stands and a late decision is still taken, or, in the
 * other reading, the silence revokes it (Q31); that is so only where the decision itself is limited (JL-19) and not where
 * only the revocation is (HA-21). Decided, but the member of staff who applied in writing has not been told: JL-19 asks
 * for both. Noted once; undefined when nothing is missing.
 */
export function noteSilence(
  file: RatingFile | undefined,
  appeal: RatingAppeal,
  { pack, now }: { readonly pack: Pack; readonly now: number },
): Silence | undefined {
  if (file?.status !== 'recorded' || appeal.silence || appeal.decideBy === undefined) return undefined;
  const limited = pack.appeal.decisionWorkingDays !== undefined;
  const lacks = lacking(appeal, limited);
  if (lacks === undefined) return undefined;
  const effect = lacks === 'decision' && limited ? pack.appeal.silence : undefined;
  const noted: RatingAppeal = { ...appeal, silence: { lacks, at: now, ...defined({ effect }) } };
  const overdue = overdueEvent(file, noted, pack, appeal.decideBy);
  if (effect !== 'revoked') return { file, appeal: noted, lacks, events: [overdue] };
  const share = { appealId: appeal.appealId, adoption: 'revoked' } as const;
  const orgs = underReviewBy(file, appeal.appealId);
  return {
    file: withShares(file, orgs, share),
    appeal: { ...noted, status: 'decided', decision: revokedBySilence(pack, now) },
    lacks,
    events: [overdue, ...orgs.flatMap((org) => revoked(file, { ...appeal, org }, pack, now))],
  };
}

export function lacking(
  { status, form, told }: AppealBasics,
  limited: boolean,
): Silence['lacks'] | undefined {
  if (status === 'pending') return 'decision';
  return limited && form === 'written' && !told ? 'notice' : undefined;
}

function overdueEvent(
  file: RecordedRating,
  { appealId, org, jurisdiction, ratingId, silence }: RatingAppeal,
  pack: Pack,
  decideBy: number,
): OutgoingEvent {
  const { lacks = 'decision', at = 0, effect } = silence ?? {};
  const { ruleId } =
    pack.parameter('appeal.decision_limit') ?? pack.parameter('appeal.revocation_limit') ?? {};
  const data = {
    ...{ ratingId, appealId, org, jurisdiction, lacks, decideBy: localDateOf(decideBy) },
    noticedAt: formatTime(at),
    ...defined({ effect, ruleId }),
  };
  return event(AppealOverdue, { ...about(file), data });
}

export const revokedBySilence = (pack: Pack, at: number): NonNullable<AppealBasics['decision']> => ({
  ...{ outcome: 'revoked', reasonCode: 'RATING.DECISION_SILENT', at, by: 'law', onTime: false },
  ...defined({ ruleId: pack.appeal.ruleId }),
});

function revoked(
  file: RecordedRating,
  { appealId, org }: RatingAppeal,
  pack: Pack,
  at: number,
): OutgoingEvent[] {
  const { ratingId, jurisdiction } = file.facts;
  const why = { reasonCode: 'RATING.DECISION_SILENT' as const, ...defined({ ruleId: pack.appeal.ruleId }) };
  const decidedAt = formatTime(at);
  const outcome = 'revoked' as const;
  const share = { ratingId, appealId, org };
  const receipt = event(ReceiptRatingRevoked, {
    ...about(file),
    data: { ...numberOf(file), orgCode: org, ...why, decidedAt },
  });
  return [
    event(AppealDecided, {
      ...about(file),
      data: { ...share, jurisdiction, outcome, ...why, decidedAt, onTime: false },
    }),
    ...toldToProvince(file, [receipt], pack),
    event(ToDeptAppealDecided, {
      ...about(file),
      org,
      data: { ratingId, appealId, outcome, reason: '逾期未作出决定' },
    }),
  ];
}
