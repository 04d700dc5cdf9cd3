import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, ITopicConfig } from 'kafkajs';

const DAY_MS = 24 * 60 * 60 * 1000;
const FOUR_MIB = String(4 * 1024 * 1024);
const KEEP_FOR_EVER = '-1';
const THIRTY_DAYS = String(30 * DAY_MS);

/** Legal arrival is the broker's append time: on every topic, so that no sender can choose it. */
const always = { 'message.timestamp.type': 'LogAppendTime', 'max.message.bytes': FOUR_MIB };
const kept = (retention: string) => ({ ...always, 'retention.ms': retention });
/** The province may send any codec; the broker stores what every reader of ours can read. */
const fromOutside = { ...kept(THIRTY_DAYS), 'compression.type': 'uncompressed' };
const latestPerKey = { ...always, 'cleanup.policy': 'compact' };

export interface FixedTopic {
  readonly topic: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

/**
 * The topics that exist before any organisation does (contract §2–4, architecture §2, engine rules 22–24). What carries
 * readable text is kept 30 days; internal events carry none and are kept for ever. Partition counts never change:
 * a key must stay where it is. The topics of departments are created by routing when it onboards them.
 */
export const FIXED_TOPICS: readonly FixedTopic[] = [
  { topic: 'province.cases', partitions: 4, config: fromOutside },
  { topic: 'province.ratings', partitions: 4, config: fromOutside },
  { topic: 'province.receipts', partitions: 4, config: kept(THIRTY_DAYS) },
  { topic: 'intake.cases', partitions: 4, config: kept(KEEP_FOR_EVER) },
  { topic: 'routing.cases', partitions: 4, config: kept(KEEP_FOR_EVER) },
  { topic: 'sla.deadlines', partitions: 4, config: kept(KEEP_FOR_EVER) },
  { topic: 'sla.supervisions', partitions: 1, config: kept(KEEP_FOR_EVER) },
  { topic: 'rating.ratings', partitions: 4, config: kept(KEEP_FOR_EVER) },
  { topic: 'routing.directory', partitions: 1, config: latestPerKey },
  // A purged key must be gone from the log within a day, not when the cleaner next finds it worthwhile.
  {
    topic: 'intake.keys',
    partitions: 4,
    config: { ...latestPerKey, 'max.compaction.lag.ms': String(DAY_MS) },
  },
  { topic: 'clock.control', partitions: 1, config: kept(KEEP_FOR_EVER) },
  { topic: 'notices.outbound', partitions: 1, config: kept(THIRTY_DAYS) },
];

/** Topics of our own making, read by every service. */
export const INTERNAL_TOPICS = [
  'intake.cases',
  'intake.keys',
  'routing.cases',
  'routing.directory',
  'sla.deadlines',
  'sla.supervisions',
  'rating.ratings',
  'clock.control',
] as const;

/**
 * Creates the fixed topics that are missing; existing ones are left as they are.
 * @param replicas replication factor; undefined takes the cluster's default
 */
export async function ensureTopics(admin: Admin, replicas?: number): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = FIXED_TOPICS.filter(({ topic }) => !existing.has(topic)).map(
    ({ topic, partitions, config }): ITopicConfig => ({
      topic,
      numPartitions: partitions,
      replicationFactor: replicas ?? -1,
      configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
    }),
  );
  if (missing.length === 0) return;
  await admin.createTopics({ topics: missing, waitForLeaders: false, timeout: 30_000 });
  await untilServed(
    admin,
    missing.map(({ topic }) => topic),
  );
}

/**
 * Waits until the broker serves the topics. The client's own `waitForLeaders` gives up at once when the broker that
 * answers has not yet heard of a topic that the controller has just made.
 */
export async function untilServed(admin: Admin, topics: readonly string[]): Promise<void> {
  for (let left = 300; ; left -= 1) {
    const served = await admin.fetchTopicMetadata({ topics: [...topics] }).then(
      (metadata) =>
        metadata.topics.every((topic) => topic.partitions.every((partition) => partition.leader >= 0)),
      (error: { type?: string }) => {
        if (left <= 0 || error.type !== 'UNKNOWN_TOPIC_OR_PARTITION') throw error;
        return false;
      },
    );
    if (served) return;
    await pause(100);
  }
}
