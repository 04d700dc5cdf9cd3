import type { SentRow } from './outbox-rows';

/**
 * What the broker has acknowledged and the outbox still holds. Deleting it waits for the disk, and nobody outside waits
 * for that, so the next pass reads and sends meanwhile and leaves out the ids that are under way here. One settlement at
 * a time. If one fails, its rows are sent again with their old ids, which receivers drop (engine rule 13).
 */
export class Settlement {
  private unsettled: ReadonlySet<string> = new Set();
  private running: Promise<void> = Promise.resolve();
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly settle: (sent: readonly SentRow[]) => Promise<void>) {}

  /**
   * Outbox ids that the next pass leaves out. To be taken before the outbox is read: what is settled between the reading
   * and the answer is in that answer still.
   */
  get ids(): ReadonlySet<string> {
    return this.unsettled;
  }

  /** Waits for the one under way, then begins. @throws what that one failed with; `sent` is then not settled either */
  async begin(sent: readonly SentRow[]): Promise<void> {
    await this.done();
    if (sent.length === 0) return;
    this.unsettled = new Set(sent.map(({ id }) => id));
    this.running = this.settle(sent).then(
      () => void (this.unsettled = new Set()),
      (error: unknown) => void (this.failure = { error }),
    );
  }

  /** Nothing is under way any more. @throws what it failed with, once; its rows are then to be sent again */
  async done(): Promise<void> {
    await this.running;
    this.assertWell();
  }

  /** @throws what the last one failed with, once; its rows are then to be sent again */
  assertWell(): void {
    const { failure } = this;
    if (!failure) return;
    this.failure = undefined;
    this.unsettled = new Set();
    throw failure.error;
  }
}
