import { setTimeout as pause } from 'node:timers/promises';
import type { Stand } from '../stand';
import { engineCounts, hops, type EngineCounts } from '../watch/engine-counters';
import { loadNow, memoryNow, ratesBetween, type LoadRates } from '../watch/load';
import type { Players } from './players';

/** Under load the players fetch seldom and much: their own cost is not what is measured. */
const GATHER_MS = 20;
const SETTLE_MS = 120_000;
/** The part of the lead-in over which the cases come in, so that they do not move from stage to stage as one wave. */
const FILL = 0.75;

export interface PlatformRound {
  readonly lifecyclesPerSecond: number;
  readonly hopsPerSecond: number;
  readonly load: LoadRates;
  /** Resident megabytes per service at the end of the stretch. */
  readonly memory: Readonly<Record<string, number>>;
  readonly before: EngineCounts;
  readonly after: EngineCounts;
}

/**
 * Keeps `window` cases on their way: full for `leadInSeconds`, then measured for `seconds`, then emptied. With more in
 * flight than the platform can hold at once, what is measured is the most that it does.
 */
export async function saturated(
  stand: Stand,
  players: Players,
  { window, leadInSeconds, seconds }: { window: number; leadInSeconds: number; seconds: number },
): Promise<PlatformRound> {
  let feeding = true;
  const began = Date.now();
  const room = (): number => {
    const filled = (Date.now() - began) / (leadInSeconds * 1000 * FILL);
    return feeding ? Math.ceil(window * Math.min(1, filled)) : 0;
  };
  const feed = (): void => {
    for (const most = room(); players.inFlight < most;) players.send(Date.now());
  };
  players.gatherMs = GATHER_MS;
  players.watcher = { finished: feed };
  const filler = setInterval(feed, 50);
  try {
    await pause(leadInSeconds * 1000);
    const before = await engineCounts(stand);
    const loadBefore = loadNow(stand);
    const finishedBefore = players.finished;
    await pause(seconds * 1000);
    const load = ratesBetween(loadBefore, loadNow(stand));
    const finished = players.finished - finishedBefore;
    const after = await engineCounts(stand);
    return {
      lifecyclesPerSecond: finished / load.seconds,
      hopsPerSecond: (hops(after) - hops(before)) / load.seconds,
      load,
      memory: memoryNow(stand),
      before,
      after,
    };
  } finally {
    feeding = false;
    clearInterval(filler);
    await players.settle(SETTLE_MS);
    players.gatherMs = 0;
    players.watcher = {};
  }
}
