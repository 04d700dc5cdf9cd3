import { OrderPaperCopyReceived, formatTime, parseTime } from '@huiying/contracts';
import { announce, orderIds } from '../case-file/announce';
import { orderOf, withOrder, type CaseFile } from '../case-file/case-file';
import { became, refused, type Outcome } from '../outcome';

export interface PaperCopy {
  /** When it was handed in; any time form of the contract. */
  readonly deliveredAt: string;
  /** Where its scan lies. */
  readonly scanRef?: string;
}

const MINUTE = 60_000;

/**
 * The service centre has got the signed and sealed paper copy of a reply (XX-23). Neither the check nor the clock waits
 * for it: the text asks for both copies, the electronic one is what is checked (XX-24) and what ends the handling (Q6).
 * It may come after the case has ended; another one replaces the record, because a reworked reply has another copy.
 *
 * Refused: before any reply was submitted; a time in the future or before the assignment.
 */
export function recordPaperCopy(
  file: CaseFile | undefined,
  orderId: string,
  copy: PaperCopy,
  now: number,
): Outcome<CaseFile> {
  const order = file && orderOf(file, orderId);
  if (!file || !order) return refused('ORDER.UNKNOWN', 'there is no such work order');
  if (!('submission' in order))
    return refused('ORDER.PAPER_COPY_BEFORE_REPLY', 'no reply has been submitted');
  const deliveredAt = parseTime(copy.deliveredAt);
  if (deliveredAt === undefined || deliveredAt > now || deliveredAt < order.assignedAt - MINUTE)
    return refused(
      'ORDER.PAPER_COPY_IN_FUTURE',
      'deliveredAt is later than now or earlier than the assignment',
    );
  const scan = copy.scanRef === undefined ? {} : { scanRef: copy.scanRef };
  return became(withOrder(file, { ...order, paperCopy: { deliveredAt, ...scan } }), [
    announce(file.facts, OrderPaperCopyReceived, {
      ...orderIds(file.facts, order),
      deliveredAt: formatTime(deliveredAt),
      recordedAt: formatTime(now),
      ...scan,
    }),
  ]);
}
