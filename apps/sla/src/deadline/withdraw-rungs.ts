import type { OutgoingEvent } from '@huiying/contracts';
import type { Surroundings } from './counting';
import type { Deadline } from './deadline';
import { alertWithdrawn } from './deadline-events';
import type { Keeper } from './keeper';
import { untrueRungs, type WarnedClock } from './rungs';

/**
 * A deadline that was met in time is never left with a warning because the proof was read late: the rung and its points
 * are taken back, with a record (engine rule 19). The same for one that a moved due date has made untrue.
 */
export function withdrawRungs(
  keeper: Keeper,
  clock: WarnedClock,
  on: Surroundings,
): { readonly deadline: Deadline; readonly events: readonly OutgoingEvent[] } {
  const { deadline, order } = clock;
  const untrue = untrueRungs(clock, on);
  if (untrue.length === 0) return { deadline, events: [] };
  const rungs = deadline.rungs.map((issued) =>
    untrue.includes(issued) ? { ...issued, withdrawnAt: on.now } : issued,
  );
  return {
    deadline: { ...deadline, rungs },
    events: untrue.flatMap((issued) => alertWithdrawn(keeper, order, deadline, issued, on.now)),
  };
}
