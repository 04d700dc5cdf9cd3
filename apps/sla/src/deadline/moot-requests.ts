import type { OutgoingEvent } from '@huiying/contracts';
import type { CaseClocks } from './case-clocks';
import { isOpen } from './deadline';
import { extensionDecided } from './decide-extension';

const REASON = '期限已终结，延期申请不再处理';

/** A request whose clock has ended is answered, not forgotten (件件有落实): the unit hears that nothing is left to extend. */
export function dropMootRequests(
  clocks: CaseClocks,
  now: number,
): {
  readonly clocks: CaseClocks;
  readonly events: readonly OutgoingEvent[];
  readonly requestIds: readonly string[];
} {
  const events: OutgoingEvent[] = [];
  const requestIds: string[] = [];
  const orders = clocks.orders.map((order) => {
    const moot = order.extensions.flatMap((request) => {
      const deadline = order.deadlines.find(
        ({ kind, round }) => kind === request.kind && round === request.round,
      );
      return request.decided === undefined && deadline && !isOpen(deadline) ? [{ request, deadline }] : [];
    });
    for (const { request, deadline } of moot) {
      const { requestId } = request;
      requestIds.push(requestId);
      events.push(
        ...extensionDecided(
          clocks,
          order,
          deadline,
          { requestId, workingDays: 0, reason: REASON, by: 'system' },
          undefined,
          now,
        ),
      );
    }
    if (moot.length === 0) return order;
    const extensions = order.extensions.map((each) =>
      moot.some(({ request }) => request === each) ? { ...each, decided: { at: now, workingDays: 0 } } : each,
    );
    return { ...order, extensions };
  });
  return requestIds.length === 0
    ? { clocks, events, requestIds }
    : { clocks: { ...clocks, orders }, events, requestIds };
}
