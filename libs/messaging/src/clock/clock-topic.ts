import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Unavailable } from '../chunk/database';
import { CLOCK_TOPIC, type SimulatedClock } from './simulated-clock';
import type {
  LogAdmin,
  LogBatch,
  LogClient,
  LogConsumer,
  LogConsumerListener,
  TopicPartition,
  TopicPartitionOffset,
} from '../log/ports';

export interface ClockTopicOptions {
  readonly log: LogClient;
  readonly service: string;
  readonly admin: LogAdmin;
  readonly pool: Pool;
  readonly clusterId: string;
  readonly clock: SimulatedClock;
  changed(): void;
  onCrash(error: Error): void;
}

interface Waiter {
  readonly target: bigint;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Follows the control topic of the simulated clock. Each process reads it alone and from the start, so that all five
 * services know the same history; how far it has read stands in the offset table, where `clock set` looks.
 */
export class ClockTopic implements LogConsumerListener {
  private readonly consumer: LogConsumer;
  private next = 0n;
  private recorded = -1n;
  private ended: Error | undefined;
  private waiters: Waiter[] = [];

  constructor(private readonly options: ClockTopicOptions) {
    this.consumer = options.log.consumer({ groupId: `${options.service}.clock.${randomUUID()}` });
  }

  async start(): Promise<void> {
    await this.consumer.start([CLOCK_TOPIC], this);
    await this.readToEnd();
  }

  /** Resolves when what the topic holds now has been read. @throws Unavailable when that cannot be, e.g. after `close` */
  async readToEnd(): Promise<void> {
    const [end] = await this.options.admin.endOffsets([CLOCK_TOPIC]);
    await this.reached(end?.offset ?? 0n);
    await this.record();
  }

  onBatch(batch: LogBatch): void {
    const { clock } = this.options;
    for (const record of batch.records) {
      if (record.offset >= this.next && record.value)
        clock.append(record.timestampMs, record.value.toString());
    }
    if (batch.nextOffset > this.next) this.next = batch.nextOffset;
    for (const waiter of this.waiters) if (waiter.target <= this.next) waiter.resolve();
    this.waiters = this.waiters.filter((waiter) => waiter.target > this.next);
    this.options.changed();
    void this.record().catch(() => undefined);
  }

  onAssigned(assigned: readonly TopicPartition[]): Promise<readonly TopicPartitionOffset[]> {
    return Promise.resolve(assigned.map((partition) => ({ ...partition, offset: this.next })));
  }

  onCrash(error: Error): void {
    this.end(error);
    this.options.onCrash(error);
  }

  async close(): Promise<void> {
    this.end(new Error('the clock is followed no longer'));
    await this.consumer.stop();
  }

  private async reached(target: bigint): Promise<void> {
    if (this.next >= target) return;
    if (this.ended) throw new Unavailable(this.ended);
    await new Promise<void>((resolve, reject) => this.waiters.push({ target, resolve, reject }));
  }

  /** The row is the service's: a process that has read less must not step behind what another one has shown. */
  private async record(): Promise<void> {
    const { next } = this;
    if (this.recorded >= next) return;
    await this.options.pool.query(
      `insert into consumer_offset as o (topic, partition, cluster_id, next_offset) values ($1, 0, $2, $3)
       on conflict (topic, partition) do update set next_offset = excluded.next_offset, cluster_id = excluded.cluster_id
        where o.cluster_id <> excluded.cluster_id or o.next_offset < excluded.next_offset`,
      [CLOCK_TOPIC, this.options.clusterId, String(next)],
    );
    if (next > this.recorded) this.recorded = next;
  }

  private end(error: Error): void {
    this.ended = error;
    for (const waiter of this.waiters.splice(0)) waiter.reject(new Unavailable(error));
  }
}
