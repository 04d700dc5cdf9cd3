import type { Journey } from '../lifecycle/journey';
import { sendWhenDue } from '../lifecycle/open-loop';
import type { Players } from '../lifecycle/players';
import { median } from '../figures/statistics';

const SECONDS = { before: 10, burst: 5, after: 60 } as const;
const NORMAL_SHARE = 0.3;
const SETTLE_MS = 240_000;

export interface BurstRound {
  /** Median from due to order at the department, milliseconds, before the burst. */
  readonly normalMs: number;
  /** The worst second's. */
  readonly worstMs: number;
  /** From the end of the burst to the first second from which on latency stays under twice the normal. */
  readonly backAfterSeconds: number;
}

/** 30 % of the ceiling, then three times the ceiling for five seconds, then 30 % again; an open loop all the time. */
export async function burst(players: Players, ceilingPerSecond: number): Promise<BurstRound> {
  const began = Date.now();
  const seconds = new Map<number, number[]>();
  players.watcher = {
    rated: ({ intendedAt, orderSeenAt = 0 }: Journey) => {
      const second = Math.floor((intendedAt - began) / 1000);
      seconds.set(second, [...(seconds.get(second) ?? []), orderSeenAt - intendedAt]);
    },
  };
  const times = dueTimes(began, ceilingPerSecond);
  await sendWhenDue(players, times.length, (n) => times[n]!);
  await players.settle(SETTLE_MS);
  players.watcher = {};
  const perSecond = [...seconds]
    .sort(([a], [b]) => a - b)
    .map(([second, values]) => ({ second, ms: median(values) }));
  const normalMs = median(perSecond.filter(({ second }) => second < SECONDS.before).map(({ ms }) => ms));
  const burstEnd = SECONDS.before + SECONDS.burst;
  const slow = perSecond.filter(({ second, ms }) => second >= burstEnd && ms > 2 * normalMs);
  return {
    normalMs,
    worstMs: Math.max(...perSecond.map(({ ms }) => ms)),
    backAfterSeconds: slow.length === 0 ? 0 : (slow.at(-1)?.second ?? 0) + 1 - burstEnd,
  };
}

function dueTimes(began: number, ceiling: number): number[] {
  const times: number[] = [];
  let at = began;
  const stretch = (seconds: number, rate: number): void => {
    for (const until = at + seconds * 1000; at < until; at += 1000 / rate) times.push(Math.round(at));
  };
  stretch(SECONDS.before, NORMAL_SHARE * ceiling);
  stretch(SECONDS.burst, 3 * ceiling);
  stretch(SECONDS.after, NORMAL_SHARE * ceiling);
  return times;
}
