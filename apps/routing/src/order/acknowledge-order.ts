import { OrderAcknowledged, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { announce, orderIds } from '../case-file/announce';
import { withOrder, type CaseFile } from '../case-file/case-file';
import { became, refused, type Outcome } from '../outcome';
import { heldOrder, type Actor } from './held-order';

/**
 * The unit has seen the order (签收; XX-06, XX-33). No clock depends on it, and nothing else waits for it.
 *
 * Refused: it was acknowledged before, or by the very person whom the case accuses (Q40): the named person is never
 * the handler.
 */
export function acknowledgeOrder(
  file: CaseFile | undefined,
  orderId: string,
  by: Actor & { readonly staffNo?: string },
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  const held = heldOrder(file, orderId, by.org);
  if (held.kind === 'refused') return held;
  const { order } = held;
  const { facts } = held.file;
  if (order.acknowledgedAt !== undefined)
    return refused('ORDER.ALREADY_DONE', 'the order was acknowledged before');
  const accused = facts.respondent?.staffNo;
  if (!pack.accusedUnit.accusedPersonMayAct && accused !== undefined && accused === by.staffNo) {
    return refused('CASE.CONFLICT_OF_INTEREST', 'the person complained of may not handle the case');
  }
  return became(withOrder(held.file, { ...order, acknowledgedAt: now }), [
    announce(facts, OrderAcknowledged, {
      ...orderIds(facts, order),
      ...(by.actionId === undefined ? {} : { actionId: by.actionId }),
      acknowledgedAt: formatTime(now),
    }),
  ]);
}
