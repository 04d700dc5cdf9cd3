import { setTimeout as pause } from 'node:timers/promises';
import type { Stand } from '../stand';
import { loadNow, ratesBetween, type LoadRates } from '../watch/load';

/** The platform with nothing to do, after five seconds to come to rest. */
export async function idle(stand: Stand, seconds: number): Promise<LoadRates> {
  await pause(5_000);
  const before = loadNow(stand);
  await pause(seconds * 1000);
  return ratesBetween(before, loadNow(stand));
}
