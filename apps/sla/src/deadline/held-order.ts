import { orderOf, type CaseClocks, type OrderClocks } from './case-clocks';
import { refused, type Refused } from './outcome';

/** The order that an organisation speaks about, while it holds it (contract §3). */
export function heldOrder(
  clocks: CaseClocks | undefined,
  orderId: string,
  org: string,
): OrderClocks | Refused {
  const order = clocks && orderOf(clocks, orderId);
  if (!order) return refused('ORDER.UNKNOWN', 'there is no such work order');
  if (order.org !== org) return refused('ORDER.NOT_HELD', 'the work order is not held by this organisation');
  if (order.takenBackAt !== undefined)
    return refused('ORDER.WITHDRAWN', 'the work order has been taken back');
  return order;
}

export const isRefused = (found: OrderClocks | Refused): found is Refused => 'kind' in found;
