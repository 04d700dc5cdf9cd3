import { setTimeout as sleep } from 'node:timers/promises';
import type { LogClient, LogProducer } from '../log/ports';
import { DestinationForbidden, DestinationUnknown, RecordTooLarge, keyPartitioner } from '../log';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { isUnavailable } from '../chunk/database';
import { Backoff } from '../runtime/backoff';
import { Lease } from '../runtime/lease';
import { Wake } from '../runtime/wake';
import { type DeliverySetting, deliveryRows } from './delivery';
import { type QueuedRow, placed, readOutbox, settleOutbox } from './outbox-rows';
import { rejectRow } from './unsendable';

const BATCH = 500;
/** Late commits may lie below the cursor; the sweep from the start finds those that lie deeper (engine rule 13). */
const SLACK = 1_000n;
const SWEEP_MS = 1_000;
/** A destination that refuses is asked again after this time; the others are not delayed (engine rule 12). */
const SUSPEND_MS = 5_000;

/**
 * Sends what is committed, in order, phase by phase, and forgets only what the broker has acknowledged. One per service,
 * held by a lease. After a crash it may send twice; receivers drop by (source, subject, sequence).
 */
export class Relay {
  private readonly wake = new Wake();
  private readonly lease: Lease;
  private readonly suspended = new Map<string, number>();
  private producer: LogProducer | undefined;
  private cursor = 0n;
  private sweptAt = 0;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  healthy = true;

  constructor(
    private readonly setting: ChunkSetting,
    private readonly log: LogClient,
    private readonly delivery: DeliverySetting & { beforeDelivery(): Promise<void> },
  ) {
    this.lease = new Lease(setting.database.relay, 'relay');
  }

  start(): void {
    this.running = this.work();
  }

  /** Call after a commit that put something into the outbox. */
  nudge(): void {
    this.wake.now();
  }

  suspendedTopics(): string[] {
    return [...this.suspended.keys()];
  }

  /** Sends what is there, for at most `graceMs`, then hands the lease on. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake.now();
    await this.running;
    await this.lease.release().catch(() => undefined);
    await this.producer?.close();
  }

  private async work(): Promise<void> {
    const backoff = new Backoff();
    for (;;) {
      try {
        const sent = (await this.lease.held()) ? await this.pass() : 0;
        this.healthy = true;
        backoff.reset();
        if (this.stopping && sent < BATCH) return;
        if (sent < BATCH) await this.wake.wait(SWEEP_MS);
      } catch (error) {
        this.healthy = false;
        if (!isUnavailable(error)) this.setting.log.error('the relay failed', { error: String(error) });
        if (this.stopping) return;
        await sleep(backoff.next());
      }
    }
  }

  private async pass(): Promise<number> {
    const now = Date.now();
    for (const [topic, until] of this.suspended) if (until <= now) this.suspended.delete(topic);
    this.setting.metrics.suspended.set(this.suspended.size);
    const sweep = now - this.sweptAt >= SWEEP_MS;
    if (sweep) this.sweptAt = now;
    const from = sweep ? 0n : this.cursor > SLACK ? this.cursor - SLACK : 0n;
    const rows = await readOutbox(this.setting.database.relay, from, BATCH, this.suspendedTopics());
    if (rows.length === 0) return 0;
    await this.setting.signals.reached('relay:read');
    for (const phase of [0, 1, 2]) {
      const due = rows.filter((row) => row.phase === phase);
      if (due.length > 0) await this.sendAll(due);
    }
    const last = BigInt(rows[rows.length - 1]?.id ?? 0);
    if (last > this.cursor) this.cursor = last;
    return rows.length;
  }

  /** A destination that is gone or closed is set aside and the rest is sent; the transport being away is not its fault. */
  private async sendAll(rows: readonly QueuedRow[]): Promise<void> {
    let rest = rows;
    while (rest.length > 0) {
      try {
        return await this.sendBatch(rest);
      } catch (error) {
        this.spend();
        const faulty = faultyTopics(error);
        if (error instanceof RecordTooLarge) await rejectRow(rest, error, this.setting);
        else if (!faulty) throw error;
        for (const topic of faulty ?? []) {
          this.suspended.set(topic, Date.now() + SUSPEND_MS);
          this.setting.log.error('a destination is suspended', { topic, error: (error as Error).name });
        }
        rest = error instanceof RecordTooLarge ? [] : rest.filter((row) => !this.suspended.has(row.topic));
      }
    }
  }

  private async sendBatch(rows: readonly QueuedRow[]): Promise<void> {
    const producer = (this.producer ??= await this.log.producer());
    const addressed: (QueuedRow & { partition: number })[] = [];
    const partitions = new Map<string, number>();
    for (const row of rows) {
      let count = partitions.get(row.topic);
      if (count === undefined) {
        count = await producer.partitionCount(row.topic);
        if (count === undefined) throw new DestinationUnknown(row.topic);
        partitions.set(row.topic, count);
      }
      addressed.push({ ...row, partition: count === 1 ? 0 : keyPartitioner(Buffer.from(row.key ?? row.subject), count) });
    }
    const acks = await producer.send(
      addressed.map((row) => ({
        topic: row.topic,
        partition: row.partition,
        key: row.key === null ? null : Buffer.from(row.key),
        value: row.value === null ? null : Buffer.from(row.value),
        headers: JSON.parse(row.headers) as Record<string, string>,
      })),
    );
    await this.setting.signals.reached('relay:sent');
    const sent = placed(addressed, acks);
    if (sent.some((row) => row.startsClock !== null)) await this.delivery.beforeDelivery();
    this.setting.metrics.relayed.inc(sent.length);
    const deliveries = deliveryRows(sent, this.delivery);
    await settleOutbox(this.setting.database.relay, sent, deliveries);
    await this.setting.signals.reached('relay:deleted');
    if (deliveries.length > 0) this.wake.now();
  }

  /** After any failed send the producer is not trusted again (guard 3). */
  private spend(): void {
    void this.producer?.close().catch(() => undefined);
    this.producer = undefined;
  }
}

function faultyTopics(error: unknown): readonly string[] | undefined {
  if (error instanceof DestinationUnknown || error instanceof DestinationForbidden) return error.topics;
  return undefined;
}
