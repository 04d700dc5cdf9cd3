import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { CLOCK_TOPIC, type SimulatedClock } from './simulated-clock';
import type { LogAdmin, LogBatch, LogClient, LogConsumer, LogConsumerListener, TopicPartition, TopicPartitionOffset } from '../log/ports';

/**
 * Follows the control topic of the simulated clock. Each process reads it alone and from the start, so that all five
 * services know the same history; how far it has read stands in the offset table, where `clock set` looks.
 */
export class ClockTopic implements LogConsumerListener {
  private readonly consumer: LogConsumer;
  private next = 0n;
  private recorded = -1n;

  constructor(
    log: LogClient,
    service: string,
    private readonly admin: LogAdmin,
    private readonly pool: Pool,
    private readonly clusterId: string,
    private readonly clock: SimulatedClock,
    private readonly changed: () => void,
  ) {
    this.consumer = log.consumer({ groupId: `${service}.clock.${randomUUID()}` });
  }

  async start(): Promise<void> {
    await this.consumer.start([CLOCK_TOPIC], this);
    await this.readToEnd();
  }

  /** The stored row is per service: a later process may not step behind what an earlier one has shown. */
  async readToEnd(): Promise<void> {
    const [end] = await this.admin.endOffsets([CLOCK_TOPIC]);
    const target = end?.offset ?? 0n;
    while (this.next < target) await sleep(2);
    if (this.recorded === this.next) return;
    await this.pool.query(
      `insert into consumer_offset (topic, partition, cluster_id, next_offset) values ($1, 0, $2, $3)
       on conflict (topic, partition) do update set next_offset = excluded.next_offset, cluster_id = excluded.cluster_id`,
      [CLOCK_TOPIC, this.clusterId, String(this.next)],
    );
    this.recorded = this.next;
  }

  onBatch(batch: LogBatch): void {
    for (const record of batch.records) {
      if (record.value) this.clock.append(record.timestampMs, record.value.toString());
      this.next = record.offset + 1n;
    }
    this.changed();
    void this.readToEnd().catch(() => undefined);
  }

  onAssigned(assigned: readonly TopicPartition[]): Promise<readonly TopicPartitionOffset[]> {
    return Promise.resolve(assigned.map((partition) => ({ ...partition, offset: this.next })));
  }

  /** The reader of the cases crashes for the same reason; there the process ends. */
  onCrash(): void {
    return;
  }

  stop(): Promise<void> {
    return this.consumer.stop();
  }
}
