import { ComplaintAppealFiled, event, formatTime, localDateOf, type OutgoingEvent } from '@huiying/contracts';
import {
  NOT_ALLOWED,
  decideByOf,
  isAppealable,
  whyNotAdmissible,
  type Filing,
  type Law,
} from '../appeal/admissible';
import type { ComplaintAppeal } from '../appeal/appeal';
import { defined } from '../rating/rating-facts';
import type { Refusal } from '../rating/refusal';
import { aboutComplaint, noticedOrder, withNoticed, type ComplaintFile } from './complaint-file';

export interface ComplaintAppealed {
  readonly file: ComplaintFile;
  readonly appeal: ComplaintAppeal;
  readonly events: readonly OutgoingEvent[];
}

/**
 * The department asks the authority to revoke a complaint (HA-16, Q64): in the form, with the documents and within the window
 * of a bad rating's appeal (HA-19), once. Its clock stands from now until the decision (Q86).
 */
export function appealComplaint(
  file: ComplaintFile,
  orderId: string,
  filing: Filing,
  law: Law,
): Refusal | ComplaintAppealed {
  const order = noticedOrder(file, orderId);
  if (order?.org !== filing.org)
    return { reasonCode: 'ORDER.NOT_HELD', message: 'this organisation does not hold the work order' };
  if (order.takenBackAt !== undefined)
    return { reasonCode: 'ORDER.WITHDRAWN', message: 'the work order was taken back' };
  if (!isAppealable(law.pack, 'complaint')) return NOT_ALLOWED;
  const { appeal: before, deliveredAt } = order;
  const appealed = before === undefined ? undefined : before.state === 'under_review' ? 'pending' : 'decided';
  const refusal = whyNotAdmissible({ appealed, deliveredAt }, filing, law);
  if (refusal) return refusal;
  const { appealId, org, form, grounds, filedAt } = filing;
  const { caseId, jurisdiction } = file;
  const decideBy = decideByOf(filedAt, law);
  const about = { orderId, caseId, appealId, org, jurisdiction, grounds };
  return {
    file: withNoticed(file, orderId, (each) => ({ ...each, appeal: { appealId, state: 'under_review' } })),
    appeal: { ...about, status: 'pending', form, filedAt, ...defined({ decideBy }) },
    events: [
      event(ComplaintAppealFiled, {
        ...aboutComplaint(file),
        data: {
          ...about,
          filedAt: formatTime(filedAt),
          ...defined({ decideBy: decideBy === undefined ? undefined : localDateOf(decideBy) }),
        },
      }),
    ],
  };
}
