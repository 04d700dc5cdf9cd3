import type { OutgoingEvent } from '@huiying/contracts';
import { deadlineOf, withOrder, type CaseClocks } from './case-clocks';
import { pausesOf } from './clock-ending';
import type { Surroundings } from './counting';
import type { Deadline, IssuedRung } from './deadline';
import { alertRaised } from './deadline-events';
import { noticeInstant } from '../notice/notice-instant';
import type { Keeper } from './keeper';
import { comingRungs, type WarnedClock } from './rungs';
import { nextWake, type Wake } from './wake';

export interface Raised {
  readonly deadline: Deadline;
  readonly events: readonly OutgoingEvent[];
  readonly wakes: readonly Wake[];
}

/**
 * A timer fired: the state decides which rungs are due at that instant. All that fell due are issued in their order,
 * each at most once (Q11: the points of a rung replace those of the one before, they never add); the next one gets the
 * timer. Nothing happens to a clock that stood still, was done before, or is no longer owed.
 */
export function raiseDue(
  keeper: Keeper,
  { deadline: found, order, pauses }: WarnedClock,
  on: Surroundings,
): Raised {
  const due = comingRungs({ deadline: found, order, pauses }, on).filter(({ at }) => at <= on.now);
  let deadline = found;
  const events: OutgoingEvent[] = [];
  for (const { rung } of due) {
    const before = deadline.rungs.filter((each) => each.rung === rung.rung).length;
    const issued: IssuedRung = {
      rung: rung.rung,
      alertId: `${deadline.deadlineId}:${rung.rung}${before === 0 ? '' : `:${before + 1}`}`,
      issuedAt: on.now,
      points: rung.points,
    };
    deadline = { ...deadline, rungs: [...deadline.rungs, issued] };
    events.push(...alertRaised(keeper, order, deadline, rung, issued));
  }
  const waking = nextWake({ deadline, order, pauses }, on);
  const notice = { name: `notice:${deadline.deadlineId}`, dueAt: noticeInstant(on.now, keeper.urgency, on) };
  const wakes = events.length > 0 ? [...waking.wakes, notice] : waking.wakes;
  return { deadline: waking.deadline, events, wakes };
}

/** The rungs of one clock of a case. */
export function raiseRungs(
  clocks: CaseClocks,
  deadlineId: string,
  on: Surroundings,
): {
  readonly clocks: CaseClocks;
  readonly events: readonly OutgoingEvent[];
  readonly wakes: readonly Wake[];
} {
  const found = deadlineOf(clocks, deadlineId);
  if (!found) return { clocks, events: [], wakes: [] };
  const { order, deadline } = found;
  const pauses = pausesOf(deadline, clocks, order, on.pack);
  const raised = raiseDue(clocks, { deadline, order, pauses }, on);
  const deadlines = order.deadlines.map((each) => (each.deadlineId === deadlineId ? raised.deadline : each));
  return {
    clocks: withOrder(clocks, order.orderId, (it) => ({ ...it, deadlines })),
    events: raised.events,
    wakes: raised.wakes,
  };
}
