import { AppealFiled, event, formatTime, localDateOf, type OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { dueDate, type Calendar } from '@huiying/working-days';
import { about } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { isConcerned } from '../rating/shares';
import type { Appeal, Form } from './appeal';

export interface Filing extends Pick<Appeal, 'appealId' | 'org' | 'grounds' | 'filedAt' | 'enteredBy'> {
  readonly form: Form;
  /** How many documents it refers to. */
  readonly documents: number;
}

export interface Law {
  readonly pack: Pack;
  readonly calendar: Calendar;
}

export interface Filed {
  readonly file: RecordedRating;
  readonly appeal: Appeal;
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
  const decideBy = lastOf(
    law.pack.appeal.decisionWorkingDays ?? law.pack.appeal.revocationWorkingDays,
    filedAt,
    law,
  );
  const appeal: Appeal = {
    ...{ appealId, status: 'pending', ratingId, org, jurisdiction, form, grounds, filedAt },
    ...defined({ decideBy, enteredBy }),
  };
  const data = {
    ...{ ratingId, appealId, org, jurisdiction, form, grounds, filedAt: formatTime(filedAt) },
    ...defined({ decideBy: decideBy === undefined ? undefined : localDateOf(decideBy) }),
    ...(countsMeanwhile(law.pack) ? {} : { countsMeanwhile: false }),
  };
  return {
    file: { ...file, shares: { ...file.shares, [org]: { appealId, adoption: 'under_review' } } },
    appeal,
    events: [event(AppealFiled, { ...about(file), data })],
  };
}

/** Q9: a contested rating goes on being counted, flagged as under review, unless the pack takes the other reading. */
const countsMeanwhile = (pack: Pack): boolean =>
  pack.value('rating.pending_counts') === 'counted_under_review';

function whyInadmissible(file: RecordedRating, filing: Filing, law: Law): Refusal | undefined {
  const { appeal } = law.pack;
  const { ruleId } = appeal;
  if (!isConcerned(file, filing.org))
    return { reasonCode: 'RATING.NOT_CONCERNED', message: 'the rating does not concern this organisation' };
  if (!appeal.allowed || !appeal.subjects.includes('bad_rating'))
    return { reasonCode: 'RATING.APPEAL_NOT_ALLOWED', message: 'this regulation knows no appeal' };
  if (file.good || !file.counted)
    return { reasonCode: 'RATING.WRONG_STATE', ruleId, message: 'only a bad rating that counts is appealed' };
  if (appeal.form !== filing.form)
    return filing.form === 'in_system'
      ? { reasonCode: 'RATING.APPEAL_IN_WRITING', ruleId, message: 'the person concerned appeals in writing' }
      : { reasonCode: 'RATING.APPEAL_IN_SYSTEM', ruleId, message: 'the department appeals in the system' };
  const before = file.shares?.[filing.org];
  if (before?.appealId !== undefined)
    return before.adoption === 'under_review'
      ? { reasonCode: 'RATING.APPEAL_PENDING', ruleId, message: 'an appeal is already open' }
      : { reasonCode: 'RATING.APPEAL_USED', ruleId, message: 'there is one appeal' };
  if (before?.adoption === 'not_adopted')
    return { reasonCode: 'RATING.WRONG_STATE', ruleId, message: 'the rating does not count' };
  if (filing.documents === 0)
    return {
      reasonCode: 'RATING.APPEAL_EVIDENCE_MISSING',
      ruleId,
      message: 'refer to at least one document',
    };
  const began = file.deliveredAt?.[filing.org];
  const last = began === undefined ? undefined : lastOf(appeal.windowWorkingDays, began, law);
  if (last !== undefined && filing.filedAt > last)
    return { reasonCode: 'RATING.APPEAL_TOO_LATE', ruleId, message: `the last day was ${localDateOf(last)}` };
  return undefined;
}

/** The last instant of so many working days after the event, as the pack counts; undefined without a limit. */
function lastOf(
  workingDays: number | undefined,
  startedAt: number,
  { pack, calendar }: Law,
): number | undefined {
  if (workingDays === undefined) return undefined;
  return dueDate({ startedAt, workingDays, calendar, options: pack.counting }).dueAt;
}
