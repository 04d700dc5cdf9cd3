import { ToDeptOrderSupplemented, ToDeptOrderUrged, type OutgoingEvent } from '@huiying/contracts';
import { isHeld } from '../order/order';
import { tell } from './announce';
import type { CaseFile } from './case-file';
import { supplementForUnit, type Supplement } from './case-text';

/** What the person adds goes to every unit that holds an order; after the end intake opens a new case instead (Q70). */
export function passOnSupplement(file: CaseFile, supplement: Supplement): readonly OutgoingEvent[] {
  const data = supplementForUnit(supplement);
  return holders(file).map((order) => tell(file.facts, order, ToDeptOrderSupplemented, data));
}

/** 催办: the unit is told; no deadline moves. */
export function passOnUrging(file: CaseFile): readonly OutgoingEvent[] {
  return holders(file).map((order) => tell(file.facts, order, ToDeptOrderUrged, {}));
}

const holders = (file: CaseFile) =>
  file.status === 'handling' || file.status === 'proposed'
    ? file.orders.filter((order) => isHeld(order) && order.status !== 'completed')
    : [];
