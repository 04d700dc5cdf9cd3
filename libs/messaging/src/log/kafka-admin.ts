import { setTimeout as pause } from 'node:timers/promises';
import { aclsOf } from './access-rules';
import { Emitter, createAdmin } from './kafkajs-internals';
import { openOrCut } from './kafkajs-cluster';
import type { Link, Retry } from './kafkajs-cluster';
import { cutAll } from './kafkajs-guards';
import { TransportUnavailable, explained, rootFault } from './log-errors';
import type { AccessRule, LogAdmin, TopicPartitionOffset, TopicSpec } from './ports';
import type { Untyped } from './kafkajs-types';
import { upsertScramUsers } from './scram';
import type { ScramUser } from './scram';

const TIMEOUT_MS = 15_000;
const TOPIC_RESOURCE = 2;
const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;
const STALE = ['NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE', 'UNKNOWN_TOPIC_OR_PARTITION'];

/** Topics, offsets, users and access rules of one cluster. Every call may be repeated. */
export class KafkaAdmin implements LogAdmin {
  private readonly admin: Untyped;

  constructor(
    private readonly link: Link,
    retry: Retry,
  ) {
    const { cluster, logger } = link;
    this.admin = createAdmin({ cluster, logger, retry, instrumentationEmitter: new Emitter() });
  }

  async connect(): Promise<void> {
    await openOrCut(this.link);
  }

  async clusterId(): Promise<string> {
    const { cluster } = this.link;
    await this.tell(() => cluster.refreshMetadata());
    const id = cluster.brokerPool.metadata?.clusterId;
    if (!id) throw new TransportUnavailable('The broker did not tell its cluster id');
    return id;
  }

  /** The topics that this principal may see, without the broker's own. */
  async listTopics(): Promise<readonly string[]> {
    const answer = await this.tell(async () =>
      (await this.link.cluster.brokerPool.findConnectedBroker()).metadata([]),
    );
    const topics: readonly { topic: string; isInternal: boolean }[] = answer.topicMetadata;
    return topics.filter(({ isInternal }) => !isInternal).map(({ topic }) => topic);
  }

  async createTopics(topics: readonly TopicSpec[]): Promise<void> {
    if (topics.length === 0) return;
    const wanted = topics.map(({ topic, partitions, config }) => ({
      topic,
      numPartitions: partitions,
      configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
    }));
    try {
      await this.admin.createTopics({ topics: wanted, waitForLeaders: false, timeout: TIMEOUT_MS });
    } catch (error) {
      const faults = (
        rootFault(error) as unknown as { errors?: { type: string; topic: string; message: string }[] }
      ).errors;
      if (!faults) throw explained(error);
      const real = faults.filter(({ type }) => type !== 'TOPIC_ALREADY_EXISTS');
      if (real.length === 0) return;
      throw new Error(
        `Topics were refused: ${real.map(({ topic, message }) => `${topic}: ${message}`).join('; ')}`,
      );
    }
  }

  endOffsets(topics: readonly string[]): Promise<readonly TopicPartitionOffset[]> {
    return this.offsets(topics, false);
  }

  startOffsets(topics: readonly string[]): Promise<readonly TopicPartitionOffset[]> {
    return this.offsets(topics, true);
  }

  async topicSetting(topics: readonly string[], name: string): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const known = new Set(await this.listTopics());
    const asked = topics.filter((topic) => known.has(topic));
    if (asked.length === 0) return found;
    const resources = asked.map((topic) => ({ type: TOPIC_RESOURCE, name: topic, configNames: [name] }));
    const answer: Untyped = await this.tell(() =>
      this.admin.describeConfigs({ resources, includeSynonyms: false }),
    );
    for (const { resourceName, configEntries } of answer.resources) {
      const entry = configEntries.find((one: Untyped) => one.configName === name);
      if (entry) found.set(resourceName, entry.configValue);
    }
    return found;
  }

  async createScramUsers(users: readonly ScramUser[]): Promise<void> {
    if (users.length === 0) return;
    await this.tell(async () => {
      await this.link.cluster.refreshMetadataIfNecessary();
      const broker = await this.link.cluster.findControllerBroker();
      await broker.connectionPool.send(await upsertScramUsers(users));
    });
  }

  async allow(rules: readonly AccessRule[]): Promise<void> {
    const acl = aclsOf(rules);
    if (acl.length > 0) await this.tell(() => this.admin.createAcls({ acl }));
  }

  async close(): Promise<void> {
    cutAll(this.link.cluster, new TransportUnavailable('the admin was closed'));
  }

  /** One ListOffsets per leader for all topics; kafkajs' own way asks per topic and is fifty times slower (rule 22). */
  private async offsets(
    topics: readonly string[],
    fromBeginning: boolean,
  ): Promise<readonly TopicPartitionOffset[]> {
    const { cluster } = this.link;
    const ask = async () => {
      await cluster.addMultipleTargetTopics(topics);
      await cluster.refreshMetadataIfNecessary();
      const wanted = topics.map((topic) => ({
        topic,
        fromBeginning,
        partitions: cluster
          .findTopicPartitionMetadata(topic)
          .map(({ partitionId }) => ({ partition: partitionId })),
      }));
      for (const { topic, partitions } of wanted)
        if (partitions.length === 0) cluster.targetTopics.delete(topic);
      return cluster.fetchTopicsOffset(wanted.filter(({ partitions }) => partitions.length > 0));
    };
    const found = await this.tell(async () => {
      for (const from = Date.now(); ;) {
        try {
          return await ask();
        } catch (error) {
          // A leader moves, or the topic is so new that its leader has not heard of it.
          if (Date.now() - from > PATIENCE_MS || !STALE.includes(rootFault(error).type ?? '')) throw error;
          await pause(PAUSE_MS);
          await cluster.refreshMetadata();
        }
      }
    });
    return found.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) })),
    );
  }

  private async tell<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw explained(error);
    }
  }
}
