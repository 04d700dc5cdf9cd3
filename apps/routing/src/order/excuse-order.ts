import { orderOf, withOrder, type CaseFile } from '../case-file/case-file';
import { announce, orderIds, tell } from '../case-file/announce';
import { OrderWithdrawn, ToDeptOrderWithdrawn, formatTime } from '@huiying/contracts';
import { became, refused, type Outcome } from '../outcome';
import { basicsOf } from './order';

/**
 * A dispatcher lets a co-handler go (Q44, Q63): its share counts as answered, and its clocks end without a verdict. A
 * lead cannot be excused; it can ask to return the case.
 */
export function excuseOrder(file: CaseFile | undefined, orderId: string, now: number): Outcome<CaseFile> {
  const order = file && orderOf(file, orderId);
  if (!file || !order) return refused('ORDER.UNKNOWN', 'there is no such work order');
  if (order.role === 'lead') return refused('ROUTING.NOT_CO_HANDLER', 'only a co-handler can be excused');
  const open = file.status === 'handling' || file.status === 'proposed';
  if (!open || order.status !== 'handling')
    return refused('ORDER.WRONG_STATE', `the work order is ${order.status}`);
  const { returnRequest: _moot, ...basics } = basicsOf(order);
  return became(withOrder(file, { ...basics, status: 'excused', excusedAt: now }), [
    announce(file.facts, OrderWithdrawn, {
      ...orderIds(file.facts, order),
      reason: 'reassigned',
      withdrawnAt: formatTime(now),
    }),
    tell(file.facts, order, ToDeptOrderWithdrawn, { reason: 'reassigned' }),
  ]);
}
