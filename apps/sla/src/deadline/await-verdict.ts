import { requestIdOf } from '@huiying/contracts';
import { orderOf, withOrder, type ActionInFlight, type CaseClocks } from './case-clocks';

/** How many verdicts without their action are kept: of actions that could not be read here, whose action never comes. */
const UNMATCHED = 12;

const keyOf = (org: string, actionId: string): string => requestIdOf(org, actionId);

/**
 * A unit's action that can stop a clock stands on its topic; routing has not judged it yet (engine rule 19). Of an
 * organisation that does not hold the order it cannot stop anything.
 */
export function awaitVerdict(
  clocks: CaseClocks,
  orderId: string,
  action: { readonly org: string; readonly actionId: string; readonly arrivedAt: number },
): CaseClocks {
  if (orderOf(clocks, orderId)?.org !== action.org) return clocks;
  const key = keyOf(action.org, action.actionId);
  return meet(clocks, orderId, key, { key, arrivedAt: action.arrivedAt });
}

/** Routing has taken or refused the action. Its word may be read before the action itself. */
export function receiveVerdict(
  clocks: CaseClocks,
  orderId: string,
  org: string,
  actionId: string | undefined,
): CaseClocks {
  if (actionId === undefined || orderOf(clocks, orderId)?.org !== org) return clocks;
  const key = keyOf(org, actionId);
  return meet(clocks, orderId, key, { key, judged: true });
}

function meet(clocks: CaseClocks, orderId: string, key: string, came: ActionInFlight): CaseClocks {
  return withOrder(clocks, orderId, (order) => {
    const other = order.inFlight.find((each) => each.key === key);
    if (other === undefined) return { ...order, inFlight: capped([...order.inFlight, came]) };
    if ('judged' in other === 'judged' in came) return order;
    return { ...order, inFlight: order.inFlight.filter((each) => each !== other) };
  });
}

function capped(inFlight: readonly ActionInFlight[]): readonly ActionInFlight[] {
  const unmatched = inFlight.filter((each) => 'judged' in each);
  const dropped = new Set<ActionInFlight>(unmatched.slice(0, Math.max(0, unmatched.length - UNMATCHED)));
  return inFlight.filter((each) => !dropped.has(each));
}
