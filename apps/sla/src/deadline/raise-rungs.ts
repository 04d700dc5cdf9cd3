import type { OutgoingEvent } from '@huiying/contracts';
import { deadlineOf, withOrder, type CaseClocks } from './case-clocks';
import { pausesOf } from './clock-ending';
import type { Surroundings } from './counting';
import type { Deadline, IssuedRung } from './deadline';
import { alertRaised } from './deadline-events';
import { comingRungs } from './rungs';
import { nextWake, type Wake } from './wake';

/**
 * A timer fired: the state decides which rungs are due at that instant. All that fell due are issued in their order,
 * each at most once (Q11: the points of a rung replace those of the one before, they never add); the next one gets the
 * timer. Nothing happens to a clock that stood still, was done before, or is no longer owed.
 */
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
  const { order } = found;
  const pauses = pausesOf(found.deadline, clocks, order, on.pack);
  const due = comingRungs({ deadline: found.deadline, order, pauses }, on).filter(({ at }) => at <= on.now);
  let deadline: Deadline = found.deadline;
  const events: OutgoingEvent[] = [];
  for (const { rung } of due) {
    const before = deadline.rungs.filter((each) => each.rung === rung.rung).length;
    const issued: IssuedRung = {
      rung: rung.rung,
      alertId: `${deadlineId}:${rung.rung}${before === 0 ? '' : `:${before + 1}`}`,
      issuedAt: on.now,
      points: rung.points,
    };
    deadline = { ...deadline, rungs: [...deadline.rungs, issued] };
    events.push(...alertRaised(clocks, order, deadline, rung, issued));
  }
  const waking = nextWake({ deadline, order, pauses }, on);
  const deadlines = order.deadlines.map((each) => (each.deadlineId === deadlineId ? waking.deadline : each));
  return {
    clocks: withOrder(clocks, order.orderId, (it) => ({ ...it, deadlines })),
    events,
    wakes: waking.wakes,
  };
}
