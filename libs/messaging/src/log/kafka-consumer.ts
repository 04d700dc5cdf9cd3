import { consumerGroup, tellLostPositions } from './consumer-group';
import type { Link } from './kafkajs-cluster';
import { cutAll } from './kafkajs-guards';
import type { KafkaGroup } from './kafkajs-types';
import type { LogSink } from './kafkajs-logger';
import { ConsumerStopped, MembershipLoop } from './membership-loop';
import type { LogConsumer, LogConsumerListener, TopicPartition, TopicPartitionOffset } from './ports';

const IDLE_WAIT_MS = 5_000;
const PAUSED_WAIT_MS = 50;
const LEAVE_MS = 300;
const STOP_MS = 800;

async function settled(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work.catch(() => undefined), over]);
  clearTimeout(timer);
}

const byTopic = (partitions: readonly TopicPartition[]) =>
  partitions.map(({ topic, partition }) => ({ topic, partitions: [partition] }));

/** A member of a consumer group. Use once: start, then stop. */
export class KafkaConsumer implements LogConsumer {
  private readonly group: KafkaGroup;
  private loop: MembershipLoop | undefined;
  private life: Promise<void> = Promise.resolve();
  private topics: readonly string[] = [];
  private maxWaitMs = IDLE_WAIT_MS;
  private abandoned = false;

  constructor(
    private readonly link: Link,
    private readonly groupId: string,
    private readonly sink: LogSink,
  ) {
    this.group = consumerGroup(link, groupId);
  }

  async start(
    topics: readonly string[],
    listener: LogConsumerListener,
    formerMemberId?: string,
  ): Promise<void> {
    if (this.loop) throw new Error('This consumer was started before');
    this.topics = [...topics];
    const { link, group, groupId, sink } = this;
    tellLostPositions(link.cluster, group, listener);
    this.loop = new MembershipLoop({ link, group, groupId, sink, listener }, this.topics);
    const joined = this.loop.nextJoin();
    this.life = this.loop
      .run(formerMemberId)
      .then(() => (this.abandoned ? undefined : settled(group.leave(), LEAVE_MS)))
      .finally(() => this.cut());
    await joined;
  }

  async resubscribe(topics: readonly string[]): Promise<void> {
    const wanted = new Set(topics);
    if (!this.loop || (wanted.size === this.topics.length && this.topics.every((one) => wanted.has(one))))
      return;
    this.topics = [...wanted];
    const joined = this.loop.nextJoin();
    this.loop.subscribeTo(this.topics);
    await joined;
  }

  pause(partitions: readonly TopicPartition[]): void {
    this.group.pause(byTopic(partitions));
    this.applyWait();
  }

  resume(partitions: readonly TopicPartition[]): void {
    this.group.resume(byTopic(partitions));
    this.applyWait();
    this.loop?.membership?.wake();
  }

  seek({ topic, partition, offset }: TopicPartitionOffset): void {
    this.group.seek({ topic, partition, offset: offset.toString() });
    this.loop?.membership?.refetch();
  }

  async commit(offsets: readonly TopicPartitionOffset[]): Promise<void> {
    if (!this.loop?.membership || offsets.length === 0) return;
    const topics = offsets.map(({ topic, partition, offset }) => ({
      topic,
      partitions: [{ partition, offset: offset.toString() }],
    }));
    await this.group.commitOffsets({ topics }).catch((error: Error) => {
      this.sink('debug', 'the offsets for lag display were not taken', { error: error.message });
    });
  }

  tune({ minBytes, maxWaitMs }: { minBytes: number; maxWaitMs: number }): void {
    this.group.minBytes = minBytes;
    this.maxWaitMs = maxWaitMs;
    this.applyWait();
  }

  async stop(): Promise<void> {
    this.loop?.stop();
    await settled(this.life, STOP_MS);
    // What still hangs is a join waiting for other members, or a broker that does not answer.
    this.abandoned = true;
    this.cut();
  }

  private cut(): void {
    cutAll(this.link.cluster, new ConsumerStopped('the consumer was stopped'));
  }

  /** While something is paused, polls are short: a resumed partition must not wait for another's long poll. */
  private applyWait(): void {
    const paused = this.group.paused().length > 0;
    this.group.maxWaitTime = paused ? Math.min(PAUSED_WAIT_MS, this.maxWaitMs) : this.maxWaitMs;
  }
}
