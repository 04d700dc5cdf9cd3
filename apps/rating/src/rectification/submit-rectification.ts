import {
  ReceiptRatingRectified,
  RectificationLedgered,
  RectificationReviewed,
  RectificationSubmitted,
  event,
  formatTime,
  type DataOf,
  type DeptRatingRectified,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { dateOfDay, dayNumber, dayOfInstant } from '@huiying/working-days';
import { about, numberOf } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { RecordedRating } from '../rating/rating-file';
import { toldToProvince } from '../rating/told-to-province';
import type { Refusal } from '../rating/refusal';
import { stated, whyNotLikeACase } from './like-a-case';
import { rectificationRule, whyNotOwed } from './may-be-rectified';
import type { Disposition, Rectification } from './rectification';
import { isTellingOwed, toldBySubmission } from './tell-person';

export type Submission = DataOf<typeof DeptRatingRectified>;

export interface Law {
  readonly pack: Pack;
  readonly now: number;
}

export interface Rectified {
  readonly rectification: Rectification;
  readonly events: readonly OutgoingEvent[];
}

/**
 * The unit says what it did (HA-23; XX-19 to XX-25 like a case), that there is no legal basis and how it explained it (HA-25, JL-12), or enters a
 * complex matter in the ledger with a limit and its reason (HA-24). What needs a review waits for it; what passes counts
 * from its submission (Q84).
 */
export function submitRectification(
  file: RecordedRating,
  before: Rectification,
  submission: Submission,
  law: Law,
): Refusal | Rectified {
  const refusal = whyNotOwed(file, before.org, law.pack) ?? whyClosed(before, law.pack);
  if (refusal) return refusal;
  const { disposition } = submission;
  return disposition === 'ledger'
    ? enterInLedger(file, before, submission, law)
    : submit(file, before, { ...submission, disposition }, law);
}

function whyClosed({ state }: Rectification, pack: Pack): Refusal | undefined {
  const ruleId = rectificationRule(pack);
  if (state === 'owed') return undefined;
  return state === 'under_review'
    ? { reasonCode: 'RATING.RECTIFICATION_PENDING', ruleId, message: 'the last submission is under review' }
    : { reasonCode: 'RATING.RECTIFIED', ruleId, message: 'the rectification was accepted' };
}

function submit(
  file: RecordedRating,
  before: Rectification,
  submission: Submission & { readonly disposition: Disposition },
  { pack, now }: Law,
): Refusal | Rectified {
  const refusal = whyNotLikeACase(submission, pack);
  if (refusal) return refusal;
  const { disposition } = submission;
  const [measures, result] = [stated(submission, 'measures'), stated(submission, 'result')];
  const explaining = pack.parameter('rectification.explain_without_basis');
  const ruleId = disposition === 'explained' ? explaining?.ruleId : rectificationRule(pack);
  const likeACase = pack.rectification.procedure === 'like_a_case';
  const complete =
    disposition === 'explained' && !likeACase
      ? explaining?.value === true && result !== undefined
      : measures !== undefined && result !== undefined;
  if (!complete)
    return {
      ...{ reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId },
      message:
        disposition === 'explained' ? 'result: the explanation is missing' : 'measures and result are needed',
    };
  const told = toldBySubmission(file, before, submission, { pack, now });
  if (told && 'reasonCode' in told) return told;
  const { ratingId, jurisdiction } = file.facts;
  const { reviewRequired } = pack.rectification;
  const share = { ratingId, org: before.org, jurisdiction, disposition, submittedAt: formatTime(now) };
  const telling = told
    ? { toldAt: formatTime(told.at) }
    : isTellingOwed(file, pack)
      ? { tellingOwed: true }
      : {};
  const said = event(RectificationSubmitted, {
    ...about(file),
    data: { ...share, reviewRequired, ...telling },
  });
  const attempt = { disposition, submittedAt: now };
  const { told: _earlier, ...standing } = before;
  const known = told
    ? { ...standing, told: { at: told.at, how: 'by_unit' as const, by: before.org } }
    : standing;
  if (reviewRequired)
    return {
      rectification: { ...known, state: 'under_review', attempts: [...before.attempts, attempt] },
      events: [said],
    };
  const accepted = { ...attempt, review: { accepted: true, at: now } };
  const reviewed = { ...share, accepted: true, reviewedAt: formatTime(now) };
  return {
    rectification: { ...known, state: 'accepted', attempts: [...before.attempts, accepted] },
    events: [
      said,
      event(RectificationReviewed, { ...about(file), data: reviewed }),
      ...receiptOf(file, pack, disposition, result),
    ],
  };
}

/** Q33: its limit takes the place of the ordinary one, once, with a reason. */
function enterInLedger(
  file: RecordedRating,
  before: Rectification,
  { ledger }: Submission,
  { pack, now }: Law,
): Refusal | Rectified {
  const ruleId = pack.parameter('rectification.ledger_effect')?.ruleId;
  if (ruleId === undefined)
    return { reasonCode: 'RATING.LEDGER_NOT_KNOWN', message: 'this regulation knows no ledger' };
  if (before.ledger)
    return { reasonCode: 'RATING.LEDGER_USED', ruleId, message: `its limit is ${before.ledger.limit}` };
  if (ledger === undefined || !isPlausible(ledger.limit, now))
    return {
      ...{ reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId },
      message: 'ledger: the reason and an existing day after today, within three years, are needed',
    };
  const { ratingId, jurisdiction } = file.facts;
  const data = { ratingId, org: before.org, jurisdiction, limit: ledger.limit, enteredAt: formatTime(now) };
  return {
    rectification: { ...before, ledger: { limit: ledger.limit, enteredAt: now } },
    events: [event(RectificationLedgered, { ...about(file), data }), ...receiptOf(file, pack, 'ledger')],
  };
}

const THREE_YEARS = 3 * 366;

/** An existing day after today. No text says how far off it may lie; what lies further is taken for a slip of the pen. */
function isPlausible(limit: string, now: number): boolean {
  const [year = 0, month = 0, date = 0] = limit.split('-').map(Number);
  const [day, today] = [dayNumber(year, month, date), dayOfInstant(now)];
  return day > today && day <= today + THREE_YEARS && dateOfDay(day) === limit;
}

/** The source learns what became of its bad rating. */
export const receiptOf = (
  file: RecordedRating,
  pack: Pack,
  disposition: Disposition | 'ledger',
  result?: string,
): readonly OutgoingEvent[] => {
  const data = { ...numberOf(file), disposition, ...defined({ result }) };
  return toldToProvince(file, [event(ReceiptRatingRectified, { ...about(file), data })], pack);
};
