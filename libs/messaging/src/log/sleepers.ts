/** Sleeps that all end at once when something happens. */
export class Sleepers {
  private readonly wakers = new Set<() => void>();

  /** Resolves after `ms`, or when woken; without a time only when woken. */
  sleep(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wakers.delete(done);
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(done, ms);
      this.wakers.add(done);
    });
  }

  wake(): void {
    for (const done of [...this.wakers]) done();
  }
}
