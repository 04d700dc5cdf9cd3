import { OrderReturnRequested, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { announce, orderIds, ruleIdField } from '../case-file/announce';
import { withOrder, type CaseFile } from '../case-file/case-file';
import { became, refused, type Outcome } from '../outcome';
import { openOrder, type Actor } from './held-order';

/**
 * 申请退回: the unit says that the case is not its duty, with reason and legal basis, within one working day of getting
 * the order (LN-27). The clock runs on while the office decides (Q4).
 *
 * The window is the deadline that sla has told the unit. A unit that has not been told of it yet is not late: no period
 * runs against somebody who could not know its end.
 *
 * Refused: the regulation knows no return (XX, JL, HA, KY), the window is over, a request is open already; after a
 * reassignment where the pack gives the new unit no window (Q34); in a redo, which sends the case back to the unit that
 * has handled it (LN-49).
 */
export function requestReturn(
  file: CaseFile | undefined,
  orderId: string,
  by: Actor,
  request: { readonly requestId: string },
  { pack, now }: { readonly pack: Pack; readonly now: number },
): Outcome<CaseFile> {
  const open = openOrder(file, orderId, by.org);
  if (open.kind === 'refused') return open;
  const { order } = open;
  const { facts } = open.file;
  const { ruleId } = ruleIdField(pack.returns.ruleId);
  if (!pack.returns.allowed) return refused('ROUTING.RETURN_NOT_ALLOWED', 'this regulation knows no return');
  if (order.round > 1)
    return refused('ROUTING.RETURN_NOT_ALLOWED', 'a redo stays with the unit that handled it', ruleId);
  if (file !== undefined && file.returnsGranted > 0 && !pack.returns.newUnitHasOwnWindow)
    return refused('ROUTING.RETURN_NOT_ALLOWED', 'a reassigned case has no second window', ruleId);
  if (order.dueAt.return !== undefined && now > order.dueAt.return) {
    return refused(
      'ROUTING.RETURN_TOO_LATE',
      `the window ended at ${formatTime(order.dueAt.return)}`,
      ruleId,
    );
  }
  if (order.returnRequest !== undefined)
    return refused('ROUTING.RETURN_PENDING', 'a request is open already', ruleId);
  const returnRequest = { requestId: request.requestId, requestedAt: now };
  return became(withOrder(open.file, { ...order, returnRequest }), [
    announce(facts, OrderReturnRequested, {
      ...orderIds(facts, order),
      ...(by.actionId === undefined ? {} : { actionId: by.actionId }),
      requestId: request.requestId,
      requestedAt: formatTime(now),
    }),
  ]);
}
