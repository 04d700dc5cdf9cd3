import type { Pack } from '@huiying/policy';
import { refused, type Refused } from '../outcome';
import type { LiveCase } from './held-order';
import { isAnswered, type OpenOrder } from './order';

/** Q44: a lead answers when every co-handler has answered or was let go; no child is cancelled in silence. */
export function coHandlersOpen(file: LiveCase, { role }: OpenOrder, pack: Pack): Refused | undefined {
  if (role === 'co' || !pack.value<boolean>('cohandling.lead_waits')) return undefined;
  const answers = pack.value<readonly string[]>('cohandling.answered');
  // Q63: who is let go counts as answered only where the pack says so
  const waiting = file.orders.filter(
    (order) =>
      order.role === 'co' &&
      (!isAnswered(order) || (order.status === 'excused' && !answers.includes('excused'))),
  );
  if (waiting.length === 0) return undefined;
  return refused('ORDER.CO_ORDERS_OPEN', `not yet answered: ${waiting.map(({ org }) => org).join(', ')}`);
}
