import type { Surroundings } from './counting';
import type { Deadline } from './deadline';
import { comingRungs, warnsUnderReview, type WarnedClock } from './rungs';

/** The timer `rung:<deadlineId>` of the case; asking for it again moves it. */
export interface Wake {
  readonly name: string;
  readonly dueAt: number;
}

/**
 * When the clock has to be looked at next: one timer for each clock, for the earliest rung that may be issued. What is
 * held back has none; whatever lifts the hold settles the clocks again. A rung that is already due is asked for again,
 * because its timer may have fired while it was held back.
 */
export function nextWake(
  clock: WarnedClock,
  on: Surroundings,
  notBefore = 0,
): { readonly deadline: Deadline; readonly wakes: readonly Wake[] } {
  const { deadline } = clock;
  const waits = deadline.state === 'paused' && !warnsUnderReview(on) ? [] : comingRungs(clock, on);
  const [next] = waits.map(({ at }) => Math.max(at, notBefore)).sort((a, b) => a - b);
  if (next === deadline.wakeAt && (next === undefined || next > on.now)) return { deadline, wakes: [] };
  const { wakeAt: _before, ...rest } = deadline;
  if (next === undefined) return { deadline: rest, wakes: [] };
  return {
    deadline: { ...deadline, wakeAt: next },
    wakes: [{ name: `rung:${deadline.deadlineId}`, dueAt: next }],
  };
}
