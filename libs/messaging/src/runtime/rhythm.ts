import { setTimeout as sleep } from 'node:timers/promises';

/** A round as quick as this asks for no rest: nothing would be won by waiting. */
const QUICK_MS = 15;
/** Of what a round took beyond that, the next one is put off by so many times. */
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
    const earned = Math.max(0, this.took - QUICK_MS) * REST_PER_WORK;
    const interval = Math.min(LONGEST_MS, Math.max(this.shortestMs, this.took + earned));
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
