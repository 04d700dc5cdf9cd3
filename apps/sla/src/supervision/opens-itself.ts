import { deadlineOf, type CaseClocks, type OrderClocks } from '../deadline/case-clocks';
import type { Surroundings } from '../deadline/counting';
import { isUnfinished } from './issue-supervision';

/**
 * Q80: a person opens a supervision, of what is listed for him. In the other reading the program opens one by message
 * for what is overdue and unfinished, with the first warning after the due day, once for each order.
 */
export function opensItself(
  clocks: CaseClocks,
  deadlineId: string,
  { pack, now }: Surroundings,
): OrderClocks | undefined {
  if (pack.value('supervision.opened_by') !== 'system') return undefined;
  const { order, deadline } = deadlineOf(clocks, deadlineId) ?? {};
  if (!order || !deadline || !isUnfinished(deadline, now)) return undefined;
  return order.supervisions?.some(({ trigger }) => trigger === 'overdue') ? undefined : order;
}
