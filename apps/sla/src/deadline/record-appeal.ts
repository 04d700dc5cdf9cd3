import type { AppealFact } from './appealed';
import { withOrder, type CaseClocks } from './case-clocks';

/** The notice that a complaint may be appealed stands on the unit's topic; told twice, the first instant counts (Q32). */
export const deliverNotice = (clocks: CaseClocks, orderId: string, noticedAt: number): CaseClocks =>
  withOrder(clocks, orderId, (order) => ({ noticedAt, ...order }));

/** An admissible appeal of a complaint (Q64). */
export const fileAppeal = (clocks: CaseClocks, orderId: string, filedAt: number): CaseClocks =>
  withOrder(clocks, orderId, (order) => ({ ...order, appeal: { ...order.appeal, filedAt } }));

/** What the authority decided about it. */
export const decideAppeal = (
  clocks: CaseClocks,
  orderId: string,
  decided: NonNullable<AppealFact['decided']>,
): CaseClocks => withOrder(clocks, orderId, (order) => ({ ...order, appeal: { ...order.appeal, decided } }));
