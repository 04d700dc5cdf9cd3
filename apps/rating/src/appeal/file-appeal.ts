import { AppealFiled, event, formatTime, localDateOf, type OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { appealedWith, isConcerned, withShares } from '../rating/shares';
import { NOT_ALLOWED, decideByOf, isAppealable, whyNotAdmissible, type Filing, type Law } from './admissible';
import type { RatingAppeal } from './appeal';

export interface Filed {
  readonly file: RecordedRating;
  readonly appeal: RatingAppeal;
  readonly events: readonly OutgoingEvent[];
}

/**
 * An appeal is admissible in the form of the regulation, with documents, within the window that began when the notice of
 * the bad rating was on the unit's topic (Q32), and once (HA-19, JL-18). While nobody has said that it is there, no window
 * has ended. The share is under review from then on and goes on being counted.
 */
export function fileAppeal(file: RecordedRating, filing: Filing, law: Law): Refusal | Filed {
  const refusal = whyInadmissible(file, filing, law);
  if (refusal) return refusal;
  const { ratingId, jurisdiction } = file.facts;
  const { appealId, org, form, grounds, filedAt, enteredBy } = filing;
  const decideBy = decideByOf(filedAt, law);
  const appeal: RatingAppeal = {
    ...{ appealId, status: 'pending', ratingId, org, jurisdiction, form, grounds, filedAt },
    ...defined({ decideBy, enteredBy }),
  };
  const orgs = appealedWith(file, org, law.pack);
  const data = {
    ...{ ratingId, appealId, jurisdiction, form, grounds, filedAt: formatTime(filedAt) },
    ...defined({ decideBy: decideBy === undefined ? undefined : localDateOf(decideBy) }),
    ...(countsMeanwhile(law.pack) ? {} : { countsMeanwhile: false }),
  };
  return {
    file: withShares(file, orgs, { appealId, adoption: 'under_review' }),
    appeal,
    events: orgs.map((each) => event(AppealFiled, { ...about(file), data: { ...data, org: each } })),
  };
}

/** Q9: a contested rating goes on being counted, flagged as under review, unless the pack takes the other reading. */
const countsMeanwhile = (pack: Pack): boolean =>
  pack.value('rating.pending_counts') === 'counted_under_review';

function whyInadmissible(file: RecordedRating, filing: Filing, law: Law): Refusal | undefined {
  const { ruleId } = law.pack.appeal;
  if (!isConcerned(file, filing.org))
    return { reasonCode: 'RATING.NOT_CONCERNED', message: 'the rating does not concern this organisation' };
  if (!isAppealable(law.pack, 'bad_rating')) return NOT_ALLOWED;
  if (file.good || !file.counted)
    return { reasonCode: 'RATING.WRONG_STATE', ruleId, message: 'only a bad rating that counts is appealed' };
  const { appealId, adoption } = file.shares?.[filing.org] ?? {};
  if (appealId === undefined && adoption === 'not_adopted')
    return { reasonCode: 'RATING.WRONG_STATE', ruleId, message: 'the rating does not count' };
  const before = adoption === 'under_review' ? 'pending' : 'decided';
  const contested = {
    appealed: appealId === undefined ? undefined : before,
    deliveredAt: file.deliveredAt?.[filing.org],
  } as const;
  return whyNotAdmissible(contested, filing, law);
}
