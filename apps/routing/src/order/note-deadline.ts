import { instantOf } from '@huiying/contracts';
import { orderOf, withOrder, type CaseFile } from '../case-file/case-file';
import { isHeld } from './order';

/** The two deadlines that decide whether a unit may still ask for something here: a return, a longer limit. */
const NOTED = ['return', 'completion'] as const;

/** sla has told the unit of a deadline: its end is kept with the order. Undefined: none that matters here. */
export function noteDeadline(
  file: CaseFile | undefined,
  deadline: { readonly orderId?: string; readonly kind: string; readonly dueAt: string },
): CaseFile | undefined {
  const kind = NOTED.find((noted) => noted === deadline.kind);
  const order = file && deadline.orderId !== undefined ? orderOf(file, deadline.orderId) : undefined;
  if (!file || !order || kind === undefined || !isHeld(order)) return undefined;
  return withOrder(file, { ...order, dueAt: { ...order.dueAt, [kind]: instantOf(deadline.dueAt) } });
}
