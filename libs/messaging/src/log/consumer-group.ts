import { ConsumerGroup, Emitter } from './kafkajs-internals';
import type { KafkaFault } from './log-errors';
import type { KafkaCluster, KafkaGroup } from './kafkajs-types';
import type { Link } from './kafkajs-cluster';
import type { LogConsumerListener } from './ports';
import { subscriptionAssigner } from './subscription-assigner';

const MIB = 1_048_576;

/** Rule 2: a killed member is forgotten after 6 s; 0.5 s of heartbeat makes a rebalance that short. Milliseconds. */
const SESSION_MS = 6_000;
const REBALANCE_MS = 6_000;

/**
 * The group's protocol and fetch positions. Nothing is committed by itself (guard 6) and a partition without a
 * position is read from the beginning (guard 4).
 */
export function consumerGroup({ cluster, logger }: Link, groupId: string): KafkaGroup {
  const assigner = subscriptionAssigner(cluster, () => group.topicsSubscribed);
  const group: KafkaGroup = new ConsumerGroup({
    cluster,
    logger,
    groupId,
    topics: [],
    topicConfigurations: {},
    retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1_000 },
    instrumentationEmitter: new Emitter(),
    assigners: [assigner],
    sessionTimeout: SESSION_MS,
    rebalanceTimeout: REBALANCE_MS,
    maxBytesPerPartition: MIB,
    maxBytes: 10 * MIB,
    minBytes: 1,
    maxWaitTimeInMs: 5_000,
    autoCommit: false,
    isolationLevel: 1,
    rackId: '',
    metadataMaxAge: 60_000,
  });
  return group;
}

/** The next join asks for these topics; metadata of others is no longer kept. */
export function subscribe(cluster: KafkaCluster, group: KafkaGroup, topics: readonly string[]): void {
  group.topicsSubscribed = [...topics];
  group.topicConfigurations = Object.fromEntries(topics.map((topic) => [topic, { fromBeginning: true }]));
  cluster.targetTopics = new Set(topics);
}

/**
 * kafkajs answers a fetch fault inside the fetch: it rejoins unseen, or jumps silently to the log's start when a
 * position is out of range. Here a lost position is told and read on from the log's start (rule 4); any other fault
 * is thrown and ends the membership.
 */
export function tellLostPositions(
  cluster: KafkaCluster,
  group: KafkaGroup,
  listener: LogConsumerListener,
): void {
  const offsetOf = async (topic: string, partition: number, fromBeginning: boolean): Promise<bigint> => {
    const [found] = await cluster.fetchTopicsOffset([{ topic, partitions: [{ partition }], fromBeginning }]);
    return BigInt(found?.partitions[0]?.offset ?? '0');
  };
  group.recoverFromFetch = async (error: KafkaFault) => {
    const { topic, partition } = error;
    if (error.name !== 'KafkaJSOffsetOutOfRange' || topic === undefined || partition === undefined)
      throw error;
    const wanted = BigInt(group.offsetManager.nextOffset(topic, partition).toString());
    const start = await offsetOf(topic, partition, true);
    if (wanted < start) listener.onLogStartBeyond?.({ topic, partition }, wanted, start);
    else listener.onLogEndBefore?.({ topic, partition }, wanted, await offsetOf(topic, partition, false));
    group.seek({ topic, partition, offset: start.toString() });
  };
}
