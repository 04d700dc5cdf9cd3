/**
 * The log as the engine sees it. Keys and values are bytes, offsets are bigint, partitions are chosen by us.
 * One contract-test suite (`log.features.ts`) holds every adapter to these words.
 */

/** One record as read from a partition. `timestampMs` is the broker's append time when `logAppendTime` is true. */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: Buffer | null;
  /** null is a tombstone on a compacted topic. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly timestampMs: number;
  readonly logAppendTime: boolean;
}

/** What one fetch brought for one partition, in offset order, without gaps except compaction's. */
export interface LogBatch {
  readonly topic: string;
  readonly partition: number;
  /** Empty when all that was fetched was a transaction's marks or of aborted transactions. */
  readonly records: readonly LogRecord[];
  /** Where reading goes on: beyond the last record, and beyond whatever follows it that is none. */
  readonly nextOffset: bigint;
  /** The offset that the next record of the partition will get. */
  readonly highWatermark: bigint;
}

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export interface TopicPartitionOffset extends TopicPartition {
  readonly offset: bigint;
}

export interface LogConsumerListener {
  /** Never awaits I/O: it copies into a buffer and returns (engine rule 1). */
  onBatch(batch: LogBatch): void;
  /**
   * The group has (re)joined: everything buffered is stale and no partition is paused. Resolves with where to start;
   * absent = the group's position. Nothing is delivered before. If it rejects it is asked again; a call that comes
   * while another is pending supersedes it.
   */
  onAssigned(assigned: readonly TopicPartition[], memberId: string): Promise<readonly TopicPartitionOffset[]>;
  /** The consumer can no longer read and will not recover by itself: the process must exit (guard 7). */
  onCrash(error: Error): void;
  /** Records were lost: the log now starts at `start`, beyond the position `wanted`. Reading goes on at `start` (rule 4). */
  onLogStartBeyond?(position: TopicPartition, wanted: bigint, start: bigint): void;
  /** The log ends at `end`, before the position `wanted` (restored or recreated). Reading goes on at the log's start. */
  onLogEndBefore?(position: TopicPartition, wanted: bigint, end: bigint): void;
  /** Subscribed topics that do not exist or that the ACLs refuse; the others are read. Told after each join. */
  onUnreadable?(topics: readonly UnreadableTopic[]): void;
}

export interface UnreadableTopic {
  readonly topic: string;
  readonly reason: 'unknown' | 'forbidden';
}

export interface LogConsumer {
  /** Joins the group and reads the topics from the beginning of what is stored. Sends LeaveGroup for `formerMemberId` first (rule 2). */
  start(topics: readonly string[], listener: LogConsumerListener, formerMemberId?: string): Promise<void>;
  /** Replaces the subscription (stop → subscribe → run); a no-op when the set is the same. */
  resubscribe(topics: readonly string[]): Promise<void>;
  pause(partitions: readonly TopicPartition[]): void;
  resume(partitions: readonly TopicPartition[]): void;
  seek(position: TopicPartitionOffset): void;
  /** For lag display only; the truth is the offset row in the database. */
  commit(offsets: readonly TopicPartitionOffset[]): Promise<void>;
  /** Fetch waiting: long when idle, a few tens of KiB under saturation (rule 5). */
  tune(fetch: { minBytes: number; maxWaitMs: number }): void;
  /** Leaves the group; resolves within about a second. */
  stop(): Promise<void>;
}

export interface OutgoingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where a partition's records of one send begin, and when the broker appended the first of them. */
export interface LogAck extends TopicPartition {
  readonly baseOffset: bigint;
  /** −1 when the topic keeps the sender's time instead of LogAppendTime. */
  readonly appendedAtMs: number;
}

export interface LogProducer {
  /**
   * acks=all. Resolves only when every partition of the send was acknowledged; else rejects and this producer is spent.
   * Rejects with `DestinationUnknown` or `DestinationForbidden` (both name the topics, nothing was sent unless the
   * topic vanished meanwhile), `RecordTooLarge`, or `TransportUnavailable`.
   */
  send(records: readonly OutgoingRecord[]): Promise<readonly LogAck[]>;
  /** Number of partitions of a topic; undefined when the topic does not exist. Cached. */
  partitionCount(topic: string): Promise<number | undefined>;
  close(): Promise<void>;
}

export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

export interface LogAdmin {
  clusterId(): Promise<string>;
  listTopics(): Promise<readonly string[]>;
  createTopics(topics: readonly TopicSpec[]): Promise<void>;
  /** One raw ListOffsets per broker: the offset that the next record will get, and the log's start, per partition. */
  endOffsets(topics: readonly string[]): Promise<readonly TopicPartitionOffset[]>;
  startOffsets(topics: readonly string[]): Promise<readonly TopicPartitionOffset[]>;
  /** One setting of each topic, e.g. `message.timestamp.type`. Topics that do not exist or are closed to us are left out. */
  topicSetting(topics: readonly string[], name: string): Promise<ReadonlyMap<string, string>>;
  createScramUsers(users: readonly { name: string; password: string }[]): Promise<void>;
  allow(rules: readonly AccessRule[]): Promise<void>;
  close(): Promise<void>;
}

export interface AccessRule {
  readonly principal: string;
  readonly resource: 'topic' | 'group' | 'cluster';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
  readonly operations: readonly ('read' | 'write' | 'describe' | 'create' | 'alter' | 'describe_configs')[];
}

export interface LogConnection {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
  readonly securityProtocol: 'SASL_PLAINTEXT' | 'SASL_SSL' | 'PLAINTEXT';
  readonly ca?: string;
}

export interface LogClient {
  consumer(options: { groupId: string }): LogConsumer;
  producer(): Promise<LogProducer>;
  admin(): Promise<LogAdmin>;
}

/** Kafka's default partitioner for keyed records (murmur2), so that a case stays on its partition whoever writes. */
export type Partitioner = (key: Buffer, partitions: number) => number;
