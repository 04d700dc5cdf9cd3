import { setTimeout as pause } from 'node:timers/promises';
import type { Stand } from '../stand';
import { hops, type EngineCounts } from '../watch/engine-counters';
import { loadNow, memoryNow, ratesBetween, type LoadRates } from '../watch/load';
import { quiet } from '../watch/quiet';
import type { Players } from './players';

/** Under load the players fetch seldom and much: their own cost is not what is measured. */
const GATHER_MS = 20;
const SETTLE_MS = 240_000;
/** The time over which the first cases come in, so that they do not move from stage to stage as one wave. */
const FILL_MS = 4_000;

export interface Loop {
  /** Cases under way at once. */
  readonly window: number;
  /** How long new cases are fed in. */
  readonly seconds: number;
}

export interface PlatformRound {
  readonly lifecycles: number;
  readonly lifecyclesPerSecond: number;
  readonly hopsPerSecond: number;
  readonly load: LoadRates;
  /** Resident megabytes per service when the feeding ends. */
  readonly memory: Readonly<Record<string, number>>;
  readonly before: EngineCounts;
  readonly after: EngineCounts;
}

/**
 * From empty to empty: keeps `window` cases under way for `seconds`, then waits until the last one has ended. With more
 * under way than the platform can hold at once, what is measured is the most that it does. The time counts from the
 * first case that is sent to the last that ends, its filling and emptying included, so nothing depends on whether a
 * steady state was reached, and every hop of every case is in it.
 */
export async function saturated(stand: Stand, players: Players, loop: Loop): Promise<PlatformRound> {
  const before = await quiet(stand);
  const finishedBefore = players.finished;
  const loadBefore = loadNow(stand);
  const memory = await feed(stand, players, loop);
  const load = ratesBetween(loadBefore, loadNow(stand));
  const lifecycles = players.finished - finishedBefore;
  const after = await quiet(stand);
  return {
    lifecycles,
    lifecyclesPerSecond: lifecycles / load.seconds,
    hopsPerSecond: (hops(after) - hops(before)) / load.seconds,
    load,
    memory,
    before,
    after,
  };
}

async function feed(
  stand: Stand,
  players: Players,
  { window, seconds }: Loop,
): Promise<Record<string, number>> {
  const began = Date.now();
  let feeding = true;
  const top = (): void => {
    const most = feeding ? Math.ceil(window * Math.min(1, (Date.now() - began) / FILL_MS)) : 0;
    while (players.inFlight < most) players.send(Date.now());
  };
  players.gatherMs = GATHER_MS;
  players.watcher = { finished: top };
  const filler = setInterval(top, 50);
  try {
    await pause(seconds * 1000);
    return memoryNow(stand);
  } finally {
    feeding = false;
    clearInterval(filler);
    await players.settle(SETTLE_MS);
    players.gatherMs = 0;
    players.watcher = {};
  }
}
