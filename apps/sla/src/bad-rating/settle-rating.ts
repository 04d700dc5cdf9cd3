import type { OutgoingEvent } from '@huiying/contracts';
import type { Surroundings } from '../deadline/counting';
import type { Cause } from '../deadline/deadline-events';
import { raiseDue } from '../deadline/raise-rungs';
import { settleHolding } from '../deadline/settle-clocks';
import type { Wake } from '../deadline/wake';
import { prescribedForShare } from './prescribed-for-share';
import { holdingOf, shareIn, withShare, type RatingClocks } from './rating-clocks';

export interface SettledRating {
  readonly clocks: RatingClocks;
  readonly events: readonly OutgoingEvent[];
  readonly wakes: readonly Wake[];
}

/** Derives the clocks of every share from the facts and announces what is different from before. */
export function settleRating(facts: RatingClocks, cause: Cause, on: Surroundings): SettledRating {
  const settled = facts.shares.map((share) =>
    settleHolding(
      facts,
      holdingOf(share),
      (deadlines) => prescribedForShare(facts, { ...share, deadlines }, on.pack),
      cause,
      on,
    ),
  );
  return {
    clocks: {
      ...facts,
      shares: facts.shares.map((share, nth) => ({
        ...share,
        deadlines: settled[nth]?.deadlines ?? share.deadlines,
      })),
    },
    events: settled.flatMap(({ events }) => events),
    wakes: settled.flatMap(({ wakes }) => wakes),
  };
}

/** A timer fired: the rungs that are due by now, each once (HA-30). */
export function raiseForRating(clocks: RatingClocks, deadlineId: string, on: Surroundings): SettledRating {
  const share = clocks.shares.find(({ org }) => org === shareIn(deadlineId)?.org);
  const deadline = share?.deadlines.find((each) => each.deadlineId === deadlineId);
  if (!share || !deadline) return { clocks, events: [], wakes: [] };
  const prescribed = prescribedForShare(clocks, share, on.pack).find(
    (each) => each.deadlineId === deadlineId,
  );
  const pauses = prescribed?.pauses ?? [];
  const raised = raiseDue(clocks, { deadline, order: holdingOf(share), pauses }, on);
  return {
    clocks: withShare(clocks, share.org, (it) => ({
      ...it,
      deadlines: it.deadlines.map((each) => (each.deadlineId === deadlineId ? raised.deadline : each)),
    })),
    events: raised.events,
    wakes: raised.wakes,
  };
}
