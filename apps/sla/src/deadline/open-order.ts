import { withOrder, orderOf, type CaseClocks, type OrderClocks } from './case-clocks';

export type CaseFacts = Omit<CaseClocks, 'orders' | 'rounds' | 'statutory' | 'reclassified'>;

/** A unit was given an order: it is remembered; its clocks start when it is there (Q2, Q73). */
export function openOrder(
  clocks: CaseClocks | undefined,
  facts: CaseFacts,
  given: Pick<OrderClocks, 'orderId' | 'org' | 'role'>,
): CaseClocks {
  const known = clocks ?? { ...facts, orders: [], rounds: [] };
  if (orderOf(known, given.orderId)) return known;
  const { orderId, org, role } = given;
  const nothingYet = { acceptances: [], replies: [], redos: [], extensions: [], inFlight: [], deadlines: [] };
  return { ...known, orders: [...known.orders, { orderId, org, role, ...nothingYet }] };
}

/** The order stands on the unit's topic since `deliveredAt`; told twice, the first instant counts. */
export const deliverOrder = (clocks: CaseClocks, orderId: string, deliveredAt: number): CaseClocks =>
  withOrder(clocks, orderId, (order) =>
    order.deliveredAt === undefined ? { ...order, deliveredAt } : order,
  );

/** A dissatisfied person's case is to be handled again (LN-49); the clock of the round starts with its delivery. */
export function redoOrder(
  clocks: CaseClocks,
  orderId: string,
  round: number,
  deliveredAt?: number,
): CaseClocks {
  return withOrder(clocks, orderId, (order) => {
    const known = order.redos.find((redo) => redo.round === round);
    if (known && (known.deliveredAt !== undefined || deliveredAt === undefined)) return order;
    const redo = { round, ...(deliveredAt === undefined ? {} : { deliveredAt }) };
    return { ...order, redos: [...order.redos.filter((each) => each.round !== round), redo] };
  });
}
