import type { DeadlineKind } from '@huiying/contracts';
import { withOrder, type CaseClocks } from './case-clocks';
import type { Surroundings } from './counting';
import { isOpen } from './deadline';
import { heldOrder, isRefused } from './held-order';
import { refused, type Outcome } from './outcome';

/**
 * The unit says why it is overdue (LN-69). Stated before the 7th overdue working day begins it keeps the case from the
 * inspection office; later it is recorded and withdraws nothing (Q28). The first reason counts.
 */
export function explainOverdue(
  clocks: CaseClocks | undefined,
  stated: { readonly orderId: string; readonly org: string; readonly kind: DeadlineKind },
  { now }: Surroundings,
): Outcome<{ readonly clocks: CaseClocks; readonly deadlineId: string }> {
  const order = heldOrder(clocks, stated.orderId, stated.org);
  if (isRefused(order)) return order;
  if (clocks === undefined) return refused('ORDER.UNKNOWN', 'there is no such work order');
  const deadline = order.deadlines.filter(({ kind }) => kind === stated.kind).at(-1);
  if (!deadline) return refused('SLA.DEADLINE_UNKNOWN', `no limit '${stated.kind}' runs for this order`);
  const overdue = isOpen(deadline) ? now > deadline.dueAt : deadline.state === 'missed';
  if (!overdue) return refused('SLA.NOT_OVERDUE', 'the limit is not overdue');
  const explained = { reasonStatedAt: now, ...deadline };
  const facts = withOrder(clocks, order.orderId, (it) => ({
    ...it,
    deadlines: it.deadlines.map((each) => (each === deadline ? explained : each)),
  }));
  return { kind: 'became', facts: { clocks: facts, deadlineId: deadline.deadlineId }, events: [] };
}
