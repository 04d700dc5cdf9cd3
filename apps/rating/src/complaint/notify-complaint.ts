import { ToDeptComplaintNotified, event, type OutgoingEvent } from '@huiying/contracts';
import { noticedOrder, withNoticed, aboutComplaint, type ComplaintFile } from './complaint-file';

export interface Assigned {
  readonly orderId: string;
  readonly org: string;
  /** The matter of the service complained of; else the number of the case. */
  readonly matter?: string | undefined;
}

/**
 * The unit that has to answer a complaint is told that it may appeal it (HA-16, HA-18): matter and case; the words are in its
 * order. The window counts from this notice's instant on its topic (Q32). An order is told once.
 */
export function notifyComplaint(
  before: ComplaintFile | undefined,
  facts: Omit<ComplaintFile, 'orders'>,
  { orderId, org, matter }: Assigned,
): { readonly file: ComplaintFile; readonly events: readonly OutgoingEvent[] } | undefined {
  if (noticedOrder(before, orderId)) return undefined;
  const file = { ...facts, ...before, orders: [...(before?.orders ?? []), { orderId, org }] };
  const data = { orderId, caseId: file.caseId, matter: matter ?? file.caseNo, reasonOptions: [] };
  return {
    file,
    events: [event(ToDeptComplaintNotified, { ...aboutComplaint(file), org, data, startsClock: true })],
  };
}

/** The notice stands on the topic; told twice, the first instant counts. */
export const noteNotice = (file: ComplaintFile, orderId: string, deliveredAt: number): ComplaintFile =>
  withNoticed(file, orderId, (order) => ({ deliveredAt, ...order }));

/** The order was taken back, or all of them were with the complaint: what is not decided by then is moot. */
export const takeBack = (file: ComplaintFile, takenBackAt: number, orderId?: string): ComplaintFile => ({
  ...file,
  orders: file.orders.map((order) =>
    orderId === undefined || order.orderId === orderId ? { takenBackAt, ...order } : order,
  ),
});
