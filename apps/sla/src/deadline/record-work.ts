import type { Complexity } from '@huiying/policy';
import { withOrder, type Attempt, type CaseClocks, type OrderClocks } from './case-clocks';

/** The person must be asked first (XX-18). */
export const requireContact = (clocks: CaseClocks, orderId: string, requiredAt: number): CaseClocks =>
  withOrder(clocks, orderId, (order) => ({ contactRequiredAt: requiredAt, ...order }));

const MOST_CONTACTS = 8;

/** The duty of first contact is fulfilled (LN-33, Q10, Q53): by the call itself, not by its record. */
export const fulfilContact = (clocks: CaseClocks, orderId: string, contactedAt: number): CaseClocks =>
  withOrder(clocks, orderId, (order) => {
    const contacts = [...new Set([...(order.contacts ?? []), contactedAt])].sort((a, b) => a - b);
    // one for each round is enough; a call says nothing more than that it was made
    return { ...order, contacts: contacts.slice(0, MOST_CONTACTS) };
  });

/** The matter is complex (XX-20, Q37, Q79); routing has checked that it was said in time. */
export const declareComplexity = (clocks: CaseClocks, orderId: string, complexity: Complexity): CaseClocks =>
  withOrder(clocks, orderId, (order) => ({ complexity, ...order }));

/** LN-27: the right to return was used. Nothing stops by it (Q4). */
export const requestReturn = (clocks: CaseClocks, orderId: string, requestedAt: number): CaseClocks =>
  withOrder(clocks, orderId, (order) => ({ ...order, returnRequest: { requestedAt } }));

/** LN-29: refused, the unit goes on. A granted one takes the order back, and that has its own message. */
export const refuseReturn = (clocks: CaseClocks, orderId: string, refusedAt: number): CaseClocks =>
  withOrder(clocks, orderId, (order) =>
    order.returnRequest ? { ...order, returnRequest: { ...order.returnRequest, refusedAt } } : order,
  );

/** LN-34: yes ends the acceptance clock at once; no waits for the office's pass where the pack demands it (Q78). */
export function decideAcceptance(
  clocks: CaseClocks,
  orderId: string,
  accepted: boolean,
  at: number,
): CaseClocks {
  const attempt = accepted ? { accepted, at, verdict: { passed: true, at } } : { accepted, at };
  return withOrder(clocks, orderId, (order) =>
    order.acceptances.some((each) => each.at === at)
      ? order
      : { ...order, acceptances: [...order.acceptances, attempt] },
  );
}

/** A reply has arrived: it waits for its check, or stands at once where none is prescribed (Q77). */
export function submitReply(
  clocks: CaseClocks,
  orderId: string,
  reply: { readonly round: number; readonly at: number; readonly reviewRequired: boolean },
): CaseClocks {
  const { round, at, reviewRequired } = reply;
  const attempt = reviewRequired ? { round, at } : { round, at, verdict: { passed: true, at } };
  return withOrder(clocks, orderId, (order) =>
    order.replies.some((each) => each.at === at && each.round === round)
      ? order
      : { ...order, replies: [...order.replies, attempt] },
  );
}

/**
 * The office has checked what waited for it: the reply, or the refusal to take a report up. A finding that is recorded
 * later (Q77) finds nothing that waits and changes no clock.
 */
export function judge(
  clocks: CaseClocks,
  orderId: string,
  verdict: { readonly passed: boolean; readonly at: number },
): CaseClocks {
  const judged = <A extends Attempt>(attempts: readonly A[]): readonly A[] =>
    attempts.map((attempt) =>
      attempt.verdict === undefined && attempt.at <= verdict.at ? { ...attempt, verdict } : attempt,
    );
  return withOrder(clocks, orderId, (order): OrderClocks => {
    const replies = judged(order.replies);
    return { ...order, replies, acceptances: judged(order.acceptances) };
  });
}
