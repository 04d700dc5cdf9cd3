import { OrderContacted, formatTime, localDateOf, parseTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { localDate, type Calendar } from '@huiying/working-days';
import { announce, orderIds } from '../case-file/announce';
import { withOrder, type CaseFacts, type CaseFile } from '../case-file/case-file';
import { became, refused, type Outcome } from '../outcome';
import { heldOrder, type Actor } from './held-order';
import type { ContactRecord } from './order';

export interface Contact {
  /** When the person was called, as the caller says it; any time form of the contract. */
  readonly contactedAt: string;
  readonly outcome: 'reached' | 'unreachable';
}

const MINUTE = 60_000;

/**
 * A call to the person is recorded (XX-18, LN-33…37); for any type of case (Q53), also when the reply has been
 * submitted already, because a submission does not fulfil the duty. Where the accused unit may not learn who
 * complained, the office calls and records it (Q40, LN-53).
 *
 * Reached fulfils the duty; unreachable does after the pack's number of attempts on different working days, and where
 * the limit is one day on that day (Q10).
 *
 * Refused: a call before the assignment or in the future. Assignments have milliseconds and people write minutes, so
 * the minute of the assignment is not before it.
 */
export function recordContact(
  file: CaseFile | undefined,
  orderId: string,
  contact: Contact,
  by: Actor & { readonly decider: 'department' | 'dispatcher' },
  { pack, calendar, now }: { readonly pack: Pack; readonly calendar: Calendar; readonly now: number },
): Outcome<CaseFile> {
  const held = heldOrder(file, orderId, by.org);
  if (held.kind === 'refused') return held;
  const { order } = held;
  const { facts } = held.file;
  const at = parseTime(contact.contactedAt);
  if (at === undefined || at > now)
    return refused('ORDER.CONTACT_IN_FUTURE', 'contactedAt is later than the message');
  if (at < order.assignedAt - (order.assignedAt % MINUTE)) {
    return refused('ORDER.CONTACT_BEFORE_ASSIGNMENT', 'contactedAt is earlier than the assignment');
  }
  const record = counted(order.contact, contact, at, {
    now,
    calendar,
    daysNeeded: daysNeeded(facts, pack),
    pack,
  });
  return became(withOrder(held.file, { ...order, contact: record }), [
    announce(facts, OrderContacted, {
      ...orderIds(facts, order),
      ...(by.actionId === undefined ? {} : { actionId: by.actionId }),
      contactedAt: formatTime(at),
      recordedAt: formatTime(now),
      outcome: contact.outcome,
      attempts: record.attempts,
      fulfilled: record.fulfilledAt !== undefined,
      by: by.decider,
    }),
  ]);
}

interface Counting {
  readonly now: number;
  readonly calendar: Calendar;
  readonly daysNeeded: number;
  readonly pack: Pack;
}

function counted(
  before: ContactRecord,
  contact: Contact,
  at: number,
  { now, calendar, daysNeeded, pack }: Counting,
): ContactRecord {
  const on = localDateOf(at);
  const newDay =
    calendar.isWorkingDay(localDate(on)) && !before.days.includes(on) && before.days.length < daysNeeded;
  const record = {
    ...before,
    attempts: before.attempts + 1,
    days: newDay ? [...before.days, on] : before.days,
  };
  if (record.fulfilledAt !== undefined) return record;
  const triedEnough = record.attempts >= pack.contact.attempts && record.days.length >= daysNeeded;
  return contact.outcome === 'reached' || triedEnough ? { ...record, fulfilledAt: now } : record;
}

/** Two different working days where the limit has two; a limit of one day leaves no second one (Q10). */
function daysNeeded({ caseType, urgency }: CaseFacts, pack: Pack): number {
  const limit = pack.deadlines(caseType, { urgency }).find(({ kind }) => kind === 'first_contact');
  return Math.min(pack.contact.differentDays, limit?.workingDays ?? pack.contact.differentDays);
}
