import {
  AssignedCaseWithdrawn,
  OrderWithdrawn,
  ToDeptOrderWithdrawn,
  formatTime,
  type OutgoingEvent,
} from '@huiying/contracts';
import { basicsOf, type WithdrawnOrder, type WorkOrder } from '../order/order';
import { became, nothingHappened, type Outcome } from '../outcome';
import { announce, orderIds, tell } from './announce';
import { onFile, type CaseFacts, type CaseFile, type WithdrawnCase } from './case-file';

/**
 * The person withdraws an accepted case (Q18): routing alone ends it, and intake confirms it to the province
 * (engine rule 17). After the end nothing happens: a withdrawal cannot undo an answer (Q70).
 */
export function withdrawCase(file: CaseFile | undefined, now: number): Outcome<WithdrawnCase> {
  if (file === undefined || (file.status !== 'proposed' && file.status !== 'handling'))
    return nothingHappened;
  const { facts } = file;
  const taken = file.orders.map((order) => takeBack(facts, order, 'case_withdrawn', now));
  const state: WithdrawnCase = {
    ...onFile(file),
    status: 'withdrawn',
    orders: taken.map(({ order }) => order),
    withdrawnAt: now,
  };
  const end = announce(facts, AssignedCaseWithdrawn, { caseId: facts.caseId, withdrawnAt: formatTime(now) });
  return became(state, [...taken.flatMap(({ events }) => events), end]);
}

/** The unit no longer holds the order; orders that have ended stay as they are. */
export function takeBack(
  facts: CaseFacts,
  order: WorkOrder,
  reason: WithdrawnOrder['reason'],
  now: number,
): { readonly order: WorkOrder; readonly events: readonly OutgoingEvent[] } {
  if (order.status === 'withdrawn' || order.status === 'excused' || order.status === 'completed')
    return { order, events: [] };
  const { returnRequest: _settled, ...basics } = basicsOf(order);
  return {
    order: { ...basics, status: 'withdrawn', reason, withdrawnAt: now },
    events: [
      announce(facts, OrderWithdrawn, { ...orderIds(facts, order), reason, withdrawnAt: formatTime(now) }),
      tell(facts, order, ToDeptOrderWithdrawn, { reason }),
    ],
  };
}
