import { setTimeout as sleep } from 'node:timers/promises';
import type {
  LogAdmin,
  LogBatch,
  LogClient,
  LogConsumer,
  LogConsumerListener,
  LogProducer,
  LogRecord,
  OutgoingRecord,
  TopicPartition,
  TopicPartitionOffset,
} from '@huiying/messaging/log/ports';
import { startSuiteBroker } from './suite-broker';
import type { SuiteBroker } from './suite-broker';

/** What one member of a group has seen. */
export class Reader implements LogConsumerListener {
  readonly records: LogRecord[] = [];
  readonly assignments: (readonly TopicPartition[])[] = [];
  readonly memberIds: string[] = [];
  /** Positions that the log no longer or not yet has: what was wanted, where the log begins or ends. */
  readonly losses: { partition: number; wanted: bigint; start?: bigint; end?: bigint }[] = [];
  readonly crashes: Error[] = [];
  unreadable: readonly { topic: string; reason: string }[] = [];
  positions: () => Promise<readonly TopicPartitionOffset[]> = async () => [];
  hook: (batch: LogBatch) => void = () => undefined;

  constructor(readonly consumer: LogConsumer) {}

  onBatch(batch: LogBatch): void {
    this.records.push(...batch.records);
    this.hook(batch);
  }
  async onAssigned(
    assigned: readonly TopicPartition[],
    memberId: string,
  ): Promise<readonly TopicPartitionOffset[]> {
    this.assignments.push(assigned);
    this.memberIds.push(memberId);
    return this.positions();
  }
  onCrash(error: Error): void {
    this.crashes.push(error);
  }
  onLogStartBeyond({ partition }: TopicPartition, wanted: bigint, start: bigint): void {
    this.losses.push({ partition, wanted, start });
  }
  onLogEndBefore({ partition }: TopicPartition, wanted: bigint, end: bigint): void {
    this.losses.push({ partition, wanted, end });
  }
  onUnreadable(topics: readonly { topic: string; reason: string }[]): void {
    this.unreadable = topics;
  }
  get assigned(): readonly TopicPartition[] {
    return this.assignments.at(-1) ?? [];
  }
  texts(topic?: string): (string | undefined)[] {
    return this.records.filter((one) => !topic || one.topic === topic).map(({ value }) => value?.toString());
  }
}

/** Waits until the probe holds; resolves with how long that took, ms. */
export async function until(what: string, probe: () => boolean, withinMs = 10_000): Promise<number> {
  const from = Date.now();
  while (!probe()) {
    if (Date.now() - from > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await sleep(5);
  }
  return Date.now() - from;
}

/** A record as a service sends it. */
export const record = (
  topic: string,
  partition: number,
  value: string | Buffer | null,
  key = 'case-1',
): OutgoingRecord => ({
  topic,
  partition,
  key: Buffer.from(key),
  value: typeof value === 'string' ? Buffer.from(value) : value,
  headers: { ce_type: 'CaseAccepted.v1', ce_source: '受理' },
});

/** One broker for a suite, with an administrator and a producer, and readers that are stopped after each test. */
export class LogSuite {
  private serial = 0;
  private readonly readers: Reader[] = [];

  private constructor(
    readonly broker: SuiteBroker,
    readonly client: LogClient,
    readonly admin: LogAdmin,
    readonly producer: LogProducer,
  ) {}

  static async start(create: (broker: SuiteBroker) => LogClient): Promise<LogSuite> {
    const broker = await startSuiteBroker();
    const client = create(broker);
    return new LogSuite(broker, client, await client.admin(), await client.producer());
  }

  /** A topic of its own for each test: no test sees another's records. */
  async aTopic(partitions = 1, config: Record<string, string> = {}): Promise<string> {
    const topic = `features.${(this.serial += 1)}`;
    await this.createTopic(topic, partitions, { 'message.timestamp.type': 'LogAppendTime', ...config });
    return topic;
  }

  async createTopic(topic: string, partitions = 1, config: Record<string, string> = {}): Promise<void> {
    await this.admin.createTopics([{ topic, partitions, config }]);
    while ((await this.producer.partitionCount(topic)) === undefined) await sleep(10);
  }

  aReader(groupId = `features-group-${(this.serial += 1)}`, client = this.client): Reader {
    const reader = new Reader(client.consumer({ groupId }));
    this.readers.push(reader);
    return reader;
  }

  async reading(topics: readonly string[], groupId?: string): Promise<Reader> {
    const reader = this.aReader(groupId);
    await reader.consumer.start(topics, reader);
    return reader;
  }

  send(...records: OutgoingRecord[]): ReturnType<LogProducer['send']> {
    return this.producer.send(records);
  }

  async stopReaders(): Promise<void> {
    await Promise.all(this.readers.splice(0).map(({ consumer }) => consumer.stop()));
  }

  async stop(): Promise<void> {
    await this.stopReaders();
    await this.producer.close();
    await this.admin.close();
    await this.broker.stop();
  }
}
