import type { LogClient, LogProducer } from '../log/ports';
import {
  DestinationForbidden,
  DestinationUnknown,
  RecordTooLarge,
  TransportUnavailable,
  keyPartitioner,
} from '../log';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { describeError } from '../chunk/database';
import { type DeliverySetting, deliveryRow } from './delivery';
import { type DeliveryRow, type QueuedRow, type SentRow, placed, settleOutbox } from './outbox-rows';
import type { Suspensions } from './suspensions';
import { rejectRow } from './unsendable';

type Addressed = QueuedRow & { readonly partition: number };

/** Sends rows, and forgets those that were acknowledged; a destination at fault is set aside (engine rule 12). */
export class Sender {
  private producer: LogProducer | undefined;

  constructor(
    private readonly setting: ChunkSetting,
    private readonly log: LogClient,
    private readonly delivery: DeliverySetting & { beforeDelivery(): Promise<void> },
    private readonly suspensions: Suspensions,
    private readonly deliveriesWritten: () => void,
  ) {}

  /**
   * One send for all destinations.
   * @returns what the broker has acknowledged; to be settled
   * @throws TransportUnavailable: nothing is known to be wrong with any of them
   */
  async sendTogether(rows: readonly QueuedRow[]): Promise<SentRow[]> {
    let rest = rows;
    while (rest.length > 0) {
      const addressed = await this.address(rest);
      if (addressed.length === 0) return [];
      try {
        return await this.send(addressed);
      } catch (error) {
        this.spend();
        if (error instanceof RecordTooLarge) {
          const rejected = await rejectRow(addressed, error, this.setting);
          rest = addressed.filter((row) => row.id !== rejected.id);
        } else if (error instanceof DestinationUnknown || error instanceof DestinationForbidden) {
          this.suspend(error.topics, addressed, error);
          rest = addressed.filter((row) => !this.suspensions.has(row.topic));
        } else throw error;
      }
    }
    return [];
  }

  /**
   * One send per destination, when sending together keeps failing for a reason that names none of them. While some take
   * their records, those that do not are at fault; when none does, it is the broker.
   */
  async sendApart(rows: readonly QueuedRow[]): Promise<SentRow[]> {
    const byTopic = new Map<string, QueuedRow[]>();
    for (const row of rows) byTopic.set(row.topic, [...(byTopic.get(row.topic) ?? []), row]);
    const sent: SentRow[] = [];
    const failed: { topic: string; error: Error }[] = [];
    for (const [topic, own] of byTopic) {
      try {
        sent.push(...(await this.sendTogether(own)));
      } catch (error) {
        if (!(error instanceof TransportUnavailable)) throw error;
        failed.push({ topic, error });
      }
    }
    const [first] = failed;
    if (first && failed.length === byTopic.size && !(await this.brokerAnswers())) throw first.error;
    for (const { topic, error } of failed) this.suspend([topic], rows, error);
    return sent;
  }

  /** What was acknowledged leaves the outbox, and departments' deliveries are told, in one statement. */
  async settle(sent: readonly SentRow[]): Promise<void> {
    if (sent.length === 0) return;
    const { signals, metrics, database } = this.setting;
    if (sent.some((row) => row.startsClock !== null)) await this.delivery.beforeDelivery();
    const { settled, deliveries } = this.withDeliveries(sent);
    await settleOutbox(database.relay, settled, deliveries);
    metrics.relayed.inc(settled.length);
    await signals.reached('relay:deleted');
    if (deliveries.length > 0) this.deliveriesWritten();
  }

  async close(): Promise<void> {
    await this.producer?.close();
  }

  /** Gives each row its partition; unknown and forbidden destinations are set aside without a try. */
  private async address(rows: readonly QueuedRow[]): Promise<Addressed[]> {
    const producer = (this.producer ??= await this.log.producer());
    const partitions = new Map<string, number>();
    const addressed: Addressed[] = [];
    for (const row of rows) {
      if (this.suspensions.has(row.topic)) continue;
      let count = partitions.get(row.topic);
      if (count === undefined) {
        count = await this.partitionsOf(row, rows, producer);
        if (count === undefined) continue;
        partitions.set(row.topic, count);
      }
      addressed.push({
        ...row,
        partition: count === 1 ? 0 : keyPartitioner(Buffer.from(row.key ?? row.subject), count),
      });
    }
    return addressed;
  }

  private async partitionsOf(
    { topic }: QueuedRow,
    rows: readonly QueuedRow[],
    producer: LogProducer,
  ): Promise<number | undefined> {
    try {
      const count = await producer.partitionCount(topic);
      if (count === undefined) this.suspend([topic], rows, new DestinationUnknown(topic));
      return count;
    } catch (error) {
      if (!(error instanceof DestinationForbidden)) {
        this.spend();
        throw error;
      }
      this.suspend(error.topics, rows, error);
      return undefined;
    }
  }

  private async send(addressed: readonly Addressed[]): Promise<SentRow[]> {
    const producer = (this.producer ??= await this.log.producer());
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
    return placed(addressed, acks);
  }

  /** An order whose delivery cannot be told is not forgotten: its clock would never start. Its topic is set aside. */
  private withDeliveries(sent: readonly SentRow[]): { settled: SentRow[]; deliveries: DeliveryRow[] } {
    const settled: SentRow[] = [];
    const deliveries: DeliveryRow[] = [];
    for (const row of sent) {
      try {
        const delivery = row.startsClock === null ? undefined : deliveryRow(row, this.delivery);
        if (delivery) deliveries.push(delivery);
        settled.push(row);
      } catch (error) {
        this.suspend([row.topic], [row], error as Error);
      }
    }
    return { settled, deliveries };
  }

  private suspend(topics: readonly string[], rows: readonly QueuedRow[], error: Error): void {
    for (const topic of topics) {
      this.suspensions.add(
        topic,
        rows.some((row) => row.topic === topic && row.phase < 2),
      );
      this.setting.log.error('a destination is suspended', { topic, error: describeError(error) });
    }
    this.setting.metrics.suspended.set(this.suspensions.topics().length);
  }

  private async brokerAnswers(): Promise<boolean> {
    return this.setting.admin.clusterId().then(
      () => true,
      () => false,
    );
  }

  /** After any failed send the producer is not trusted again (guard 3). */
  private spend(): void {
    void this.producer?.close().catch(() => undefined);
    this.producer = undefined;
  }
}
