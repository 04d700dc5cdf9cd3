import { setTimeout as sleep } from 'node:timers/promises';

/** A loop rests this many times as long as its last round took. */
const REST_PER_WORK = 4;
/** And never longer from beginning to beginning: whoever waits for us waits for several such loops in a row. */
const LONGEST_MS = 150;

/**
 * When a loop begins its next round. What comes after a pause is done at once. Under load a round waits for company, so
 * that transactions, requests and fetches become large instead of many: a round that took long, because the machine is
 * busy, is followed by a longer rest, and the next one carries more. A full round waits for nobody.
 */
export class Rhythm {
  private began = -Infinity;
  private took = 0;

  /** @param shortestMs from beginning to beginning, however quick the rounds are */
  constructor(private readonly shortestMs: number) {}

  /** @param full there is enough to do already */
  async round<T>(full: boolean, work: () => Promise<T>): Promise<T> {
    const interval = Math.min(LONGEST_MS, Math.max(this.shortestMs, this.took * (1 + REST_PER_WORK)));
    const rest = this.began + interval - performance.now();
    if (!full && rest > 1) await sleep(rest);
    this.began = performance.now();
    try {
      return await work();
    } finally {
      this.took = performance.now() - this.began;
    }
  }
}
