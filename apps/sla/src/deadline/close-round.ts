import { CaseClocksClosed, formatTime, type OutgoingEvent } from '@huiying/contracts';
import { orderOf, type CaseClocks, type OrderClocks, type RoundEnd } from './case-clocks';
import type { Deadline } from './deadline';
import { announce } from './deadline-events';

/**
 * Routing has completed a round: once its clocks are closed here, that is said, and only then the province gets its
 * receipt (engine rule 17). It waits for the delivery of the order, which the relay may announce late.
 */
export function closeRounds(clocks: CaseClocks): {
  readonly clocks: CaseClocks;
  readonly events: readonly OutgoingEvent[];
} {
  const events: OutgoingEvent[] = [];
  const rounds = clocks.rounds.map((end) => {
    const order = orderOf(clocks, end.orderId);
    if (end.closed || !order || !wasDelivered(order, end.round)) return end;
    events.push(closedEvent(clocks, order, end));
    return { ...end, closed: true };
  });
  return events.length === 0 ? { clocks, events } : { clocks: { ...clocks, rounds }, events };
}

const wasDelivered = ({ deliveredAt, redos }: OrderClocks, round: number): boolean =>
  round === 1
    ? deliveredAt !== undefined
    : redos.some((redo) => redo.round === round && redo.deliveredAt !== undefined);

/** The round's own deadline (Q35): a redo's never changes the figure of the original. A report not taken up has only its acceptance (Q78). */
export function ownDeadline({ deadlines }: OrderClocks, round: number): Deadline | undefined {
  const kinds = round > 1 ? ['redo'] : ['completion', 'acceptance'];
  return kinds
    .map((kind) => deadlines.find((each) => each.kind === kind && each.round === round))
    .find((each) => each !== undefined);
}

function closedEvent(clocks: CaseClocks, order: OrderClocks, end: RoundEnd): OutgoingEvent {
  const own = ownDeadline(order, end.round);
  return announce(clocks, CaseClocksClosed, {
    orderId: order.orderId,
    caseId: clocks.caseId,
    org: order.org,
    round: end.round,
    sourceSystem: clocks.sourceSystem,
    upstreamCaseNo: clocks.upstreamCaseNo,
    // without a limit nothing can be late
    onTime: own?.state !== 'missed',
    outcome: end.outcome,
    finishedAt: formatTime(end.finishedAt),
    completedAt: formatTime(end.completedAt),
    overdueDays: own?.state === 'missed' ? own.overdueDays : 0,
  });
}
