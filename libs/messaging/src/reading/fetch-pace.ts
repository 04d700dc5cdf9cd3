import type { LogConsumer } from '../log/ports';

/** One long poll when idle; a little waiting for fuller fetches under load keeps chunks large (engine rule 5). */
const IDLE = { minBytes: 1, maxWaitMs: 5_000 };
const BUSY = { minBytes: 64 * 1024, maxWaitMs: 40 };
const BUSY_RECORDS_PER_SECOND = 300;

export class FetchPace {
  private windowStart = Date.now();
  private records = 0;
  private busy = false;

  constructor(private readonly consumer: Pick<LogConsumer, 'tune'>) {}

  fetched(records: number): void {
    this.records += records;
    this.measure();
  }

  idle(): void {
    this.measure();
  }

  private measure(): void {
    const elapsed = Date.now() - this.windowStart;
    if (elapsed < 500) return;
    const busy = (this.records * 1_000) / elapsed >= BUSY_RECORDS_PER_SECOND;
    if (busy !== this.busy) this.consumer.tune(busy ? BUSY : IDLE);
    this.busy = busy;
    this.records = 0;
    this.windowStart = Date.now();
  }
}
