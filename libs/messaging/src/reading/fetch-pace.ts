import type { LogConsumer } from '../log/ports';

/** One long poll when idle; a little waiting for fuller fetches under load keeps chunks large (engine rule 5). */
const IDLE = { minBytes: 1, maxWaitMs: 5_000 };
const BUSY = { minBytes: 64 * 1024, maxWaitMs: 40 };
const BUSY_RECORDS_PER_SECOND = 500;
/** Chunks come at longer intervals now (see Rhythm): fetching in between would only cost the broker. */
const SATURATED = { minBytes: 128 * 1024, maxWaitMs: 100 };
const SATURATED_RECORDS_PER_SECOND = 800;

export class FetchPace {
  private windowStart = performance.now();
  private records = 0;
  private pace = IDLE;

  constructor(private readonly consumer: Pick<LogConsumer, 'tune'>) {}

  fetched(records: number): void {
    this.records += records;
    this.measure();
  }

  idle(): void {
    this.measure();
  }

  private measure(): void {
    const elapsed = performance.now() - this.windowStart;
    if (elapsed < 500) return;
    const pace = paceFor((this.records * 1_000) / elapsed);
    if (pace !== this.pace) this.consumer.tune(pace);
    this.pace = pace;
    this.records = 0;
    this.windowStart = performance.now();
  }
}

function paceFor(recordsPerSecond: number): typeof IDLE {
  if (recordsPerSecond >= SATURATED_RECORDS_PER_SECOND) return SATURATED;
  return recordsPerSecond >= BUSY_RECORDS_PER_SECOND ? BUSY : IDLE;
}
