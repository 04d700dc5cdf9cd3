import { setTimeout as sleep } from 'node:timers/promises';

/** Exponential from 50 ms to 2 s with jitter: "not now" is retried for as long as it takes. */
export class Backoff {
  private attempt = 0;

  reset(): void {
    this.attempt = 0;
  }

  next(): number {
    const ceiling = Math.min(2_000, 50 * 2 ** this.attempt++);
    return ceiling / 2 + (Math.random() * ceiling) / 2;
  }

  /** Repeats while the error is a "not now"; any other error is thrown. */
  async until<T>(work: () => Promise<T>, notNow: (error: unknown) => boolean): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!notNow(error)) throw error;
        await sleep(this.next());
      }
    }
  }
}
