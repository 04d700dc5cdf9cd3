/** Sleeps until woken or until the time is up; a wake-up before the sleep is not lost. */
export class Wake {
  private pending = false;
  private release: (() => void) | undefined;

  now(): void {
    this.pending = true;
    this.release?.();
  }

  async wait(maxMs: number): Promise<void> {
    if (!this.pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, maxMs);
        this.release = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.release = undefined;
    }
    this.pending = false;
  }
}
