import { setTimeout as sleep } from 'node:timers/promises';
import type { LogClient } from '../log/ports';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { describeError, isUnavailable } from '../chunk/database';
import { Backoff } from '../runtime/backoff';
import { Lease } from '../runtime/lease';
import { Rhythm } from '../runtime/rhythm';
import { Wake } from '../runtime/wake';
import type { DeliverySetting } from './delivery';
import { OutboxCursor } from './outbox-cursor';
import { type QueuedRow, type SentRow, readOutbox } from './outbox-rows';
import { Sender } from './sender';
import { Settlement } from './settlement';
import { Suspensions } from './suspensions';

const BATCH = 500;
/** Shortest time from pass to pass while they are small. */
const PASS_MS = 15;
/** Another process of the service may have written what nobody here was told of. */
const IDLE_MS = 1_000;
/** So often the same work fails as a whole before each destination is tried by itself. */
const TOGETHER_TRIES = 3;

/**
 * Sends what is committed, in order, phase by phase, and forgets only what the broker has acknowledged. One per service,
 * held by a lease. After a crash it may send twice; receivers drop by (source, subject, sequence).
 */
export class Relay {
  private readonly wake = new Wake();
  private readonly rhythm = new Rhythm(PASS_MS);
  private readonly lease: Lease;
  private readonly cursor = new OutboxCursor();
  private readonly suspensions = new Suspensions();
  private readonly sender: Sender;
  private readonly settlement: Settlement;
  private failures = 0;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  healthy = true;

  constructor(
    private readonly setting: ChunkSetting,
    log: LogClient,
    delivery: DeliverySetting & { beforeDelivery(): Promise<void> },
  ) {
    this.lease = new Lease(setting.database.relay, 'relay', setting.instance);
    this.sender = new Sender(setting, log, delivery, this.suspensions, () => this.wake.now());
    this.settlement = new Settlement((sent) => this.sender.settle(sent));
  }

  start(): void {
    this.running = this.work();
  }

  /** Call after a commit that put something into the outbox. */
  nudge(): void {
    this.wake.now();
  }

  suspendedTopics(): string[] {
    return this.suspensions.topics();
  }

  /** Sends what is there, then hands the lease on. The caller limits the time. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake.now();
    await this.running;
    await this.lease.release().catch(() => undefined);
    await this.sender.close();
  }

  private async work(): Promise<void> {
    const backoff = new Backoff();
    let full = false;
    for (;;) {
      // what was committed during a pass is not in it: the last pass begins after the order to stop
      const isLast = this.stopping;
      try {
        const sent: number = await this.rhythm.round(full || this.stopping, async () =>
          (await this.lease.held()) ? await this.pass() : 0,
        );
        this.healthy = true;
        this.failures = 0;
        backoff.reset();
        full = sent >= BATCH;
        if (isLast && sent < BATCH) return await this.settlement.done();
        if (sent < BATCH) await this.wake.wait(IDLE_MS);
      } catch (error) {
        this.healthy = false;
        this.failures += 1;
        // what was sent and could not be settled lies behind the cursor
        this.cursor.restart();
        this.setting.metrics.faults.inc({ loop: 'relay' });
        if (!isUnavailable(error))
          this.setting.log.error('the relay failed', { error: describeError(error) });
        if (this.stopping) return;
        await sleep(backoff.next());
      }
    }
  }

  private async pass(): Promise<number> {
    const { setting, suspensions, cursor, settlement } = this;
    const pool = setting.database.relay;
    if (suspensions.lift()) cursor.restart();
    setting.metrics.suspended.set(suspensions.topics().length);
    await cursor.look(pool);
    const suspended = { topics: suspensions.topics(), internal: suspensions.internalTopics() };
    settlement.assertWell();
    const unsettled = settlement.ids;
    const read = await readOutbox(pool, cursor.value, BATCH + unsettled.size, suspended);
    const rows = unsettled.size === 0 ? read : read.filter(({ id }) => !unsettled.has(id));
    if (rows.length > 0) await setting.signals.reached('relay:read');
    await this.sendPhases(rows);
    const last = rows[rows.length - 1];
    cursor.passed(last && BigInt(last.id), rows.length < BATCH);
    return rows.length;
  }

  /**
   * Engine rule 14: the key of a case is acknowledged before the events that need it, and what our own services are told
   * before the outside hears of the same decision.
   */
  private async sendPhases(rows: readonly QueuedRow[]): Promise<void> {
    const apart = this.failures >= TOGETHER_TRIES;
    const unknownInside = new Set<string>();
    const sent: SentRow[] = [];
    try {
      for (const phase of [0, 1, 2]) {
        const due = rows.filter((row) => row.phase === phase && !unknownInside.has(row.subject));
        if (due.length === 0) continue;
        sent.push(...(await (apart ? this.sender.sendApart(due) : this.sender.sendTogether(due))));
        if (phase < 2)
          for (const row of due) if (this.suspensions.has(row.topic)) unknownInside.add(row.subject);
      }
    } finally {
      // of a pass that failed half-way too: what has been acknowledged is not sent again
      await this.settlement.begin(sent);
    }
  }
}
