import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A loop's shortest interval from beginning to beginning. What comes after a pause is done at once; under load a round
 * waits for company, so that transactions, requests and fetches stay large instead of many.
 */
export class Rhythm {
  private began = 0;

  constructor(private readonly intervalMs: number) {}

  /** Returns at once when the last round began long enough ago, or when there is enough to do anyway. */
  async next(full: boolean): Promise<void> {
    const rest = this.intervalMs - (performance.now() - this.began);
    if (!full && rest > 1) await sleep(rest);
    this.began = performance.now();
  }
}
