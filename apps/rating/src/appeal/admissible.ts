import type { ClockSubject, Pack } from '@huiying/policy';
import { dueDate, localDateOf, type Calendar } from '@huiying/working-days';
import type { Refusal } from '../rating/refusal';
import type { AppealBasics, Form } from './appeal';

export interface Filing extends Pick<AppealBasics, 'appealId' | 'org' | 'grounds' | 'filedAt' | 'enteredBy'> {
  readonly form: Form;
  /** How many documents it refers to. */
  readonly documents: number;
}

export interface Law {
  readonly pack: Pack;
  readonly calendar: Calendar;
}

/** What is appealed, as far as its admissibility goes. */
export interface Contested {
  /** The one appeal that there was. */
  readonly appealed?: 'pending' | 'decided' | undefined;
  /** Since when the notice stands on the unit's topic; while nobody has said so, no window has ended. */
  readonly deliveredAt?: number | undefined;
}

/** Whether the regulation knows an appeal of such a thing at all: of a bad rating, of a complaint (Q64). */
export const isAppealable = ({ appeal }: Pack, subject: ClockSubject): boolean =>
  appeal.allowed && appeal.subjects.includes(subject);

export const NOT_ALLOWED: Refusal = {
  reasonCode: 'RATING.APPEAL_NOT_ALLOWED',
  message: 'this regulation knows no appeal',
};

/** In the form of the regulation, once, with documents, within the window that began with the notice (HA-19, JL-18, Q32). */
export function whyNotAdmissible(contested: Contested, filing: Filing, law: Law): Refusal | undefined {
  const { appeal } = law.pack;
  const { ruleId } = appeal;
  if (appeal.form !== filing.form)
    return filing.form === 'in_system'
      ? { reasonCode: 'RATING.APPEAL_IN_WRITING', ruleId, message: 'the person concerned appeals in writing' }
      : { reasonCode: 'RATING.APPEAL_IN_SYSTEM', ruleId, message: 'the department appeals in the system' };
  if (contested.appealed !== undefined)
    return contested.appealed === 'pending'
      ? { reasonCode: 'RATING.APPEAL_PENDING', ruleId, message: 'an appeal is already open' }
      : { reasonCode: 'RATING.APPEAL_USED', ruleId, message: 'there is one appeal' };
  if (filing.documents === 0)
    return {
      reasonCode: 'RATING.APPEAL_EVIDENCE_MISSING',
      ruleId,
      message: 'refer to at least one document',
    };
  const began = contested.deliveredAt;
  const last = began === undefined ? undefined : lastOf(appeal.windowWorkingDays, began, law);
  if (last !== undefined && filing.filedAt > last)
    return { reasonCode: 'RATING.APPEAL_TOO_LATE', ruleId, message: `the last day was ${localDateOf(last)}` };
  return undefined;
}

/** Last instant of the decision, or of the revocation where only that is limited (HA-21). */
export const decideByOf = (filedAt: number, law: Law): number | undefined =>
  lastOf(law.pack.appeal.decisionWorkingDays ?? law.pack.appeal.revocationWorkingDays, filedAt, law);

/** The last instant of so many working days after the event, as the pack counts; undefined without a limit. */
function lastOf(
  workingDays: number | undefined,
  startedAt: number,
  { pack, calendar }: Law,
): number | undefined {
  if (workingDays === undefined) return undefined;
  return dueDate({ startedAt, workingDays, calendar, options: pack.counting }).dueAt;
}
