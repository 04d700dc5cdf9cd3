import type { HandlingCase, CaseFile, ProposedCase } from '../case-file/case-file';
import { orderOf } from '../case-file/case-file';
import { refused, type Refused } from '../outcome';
import { isHeld, type OpenOrder, type WorkOrder } from './order';

/** Who acts, through which message. Of the office there is no action id. */
export interface Actor {
  readonly org: string;
  readonly actionId?: string;
}

export type LiveCase = HandlingCase | ProposedCase;

interface Found<O> {
  readonly kind: 'found';
  readonly file: LiveCase;
  readonly order: O;
}

/**
 * The order that an organisation acts on, while it holds it (contract §3): it must exist, be this organisation's, and
 * not be taken back; and its case must still be going on. While the lead is being chosen anew a co-handler goes on.
 */
export function heldOrder(
  file: CaseFile | undefined,
  orderId: string,
  org: string,
): Found<WorkOrder> | Refused {
  const order = file && orderOf(file, orderId);
  if (!file || !order) return refused('ORDER.UNKNOWN', 'there is no such work order');
  if (order.org !== org) return refused('ORDER.NOT_HELD', 'the work order is not held by this organisation');
  if (!isHeld(order)) return refused('ORDER.WITHDRAWN', 'the work order has been taken back');
  if ((file.status !== 'handling' && file.status !== 'proposed') || order.status === 'completed') {
    return refused('ORDER.WRONG_STATE', 'the work order has ended');
  }
  return { kind: 'found', file, order };
}

/** The same, when the action needs an order that is still being handled: nothing is submitted or accepted yet. */
export function openOrder(
  file: CaseFile | undefined,
  orderId: string,
  org: string,
): Found<OpenOrder> | Refused {
  const held = heldOrder(file, orderId, org);
  if (held.kind === 'refused') return held;
  const { order } = held;
  return order.status === 'handling'
    ? { ...held, order }
    : refused('ORDER.WRONG_STATE', `the work order is ${order.status}, not in handling`);
}
