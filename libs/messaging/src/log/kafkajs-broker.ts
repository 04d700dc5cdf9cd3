import { decodeFetchResponse } from './fetch-response';
import { API, requests } from './kafkajs-internals';
import type { KafkaBroker, KafkaCluster, Protocol, Untyped } from './kafkajs-types';

const FETCH_VERSION = 11;
const METADATA_AGE_MS = { complete: 60_000, incomplete: 5_000 };

/** Why the metadata of a topic is withheld. */
export type Withheld = 'unknown' | 'forbidden';

/** UNKNOWN_TOPIC_OR_PARTITION, INVALID_TOPIC_EXCEPTION, TOPIC_AUTHORIZATION_FAILED. */
const WITHHELD: Readonly<Record<number, Withheld>> = { 3: 'unknown', 17: 'unknown', 29: 'forbidden' };

async function send(broker: KafkaBroker, protocol: Protocol): Promise<Untyped> {
  try {
    return await broker.connectionPool.send({ ...protocol, logResponseError: false });
  } catch (error) {
    if ((error as Error).name === 'KafkaJSConnectionClosedError') await broker.disconnect();
    throw error;
  }
}

/** Sends a request whose answer is decoded but not judged: error codes stay beside the topic they belong to. */
export function sendUnjudged(broker: KafkaBroker, { request, response }: Protocol): Promise<Untyped> {
  return send(broker, {
    request,
    response: { decode: response.decode, parse: async (data: unknown) => data },
  });
}

/** Each fetch begins with another topic and partition, so that none is always behind the byte limit (KIP-74). */
function rotated<T>(list: readonly T[], by: number): T[] {
  const from = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(from), ...list.slice(0, from)];
}

function readFaster(broker: KafkaBroker): void {
  let turn = 0;
  broker.fetch = (wanted) => {
    turn += 1;
    const topics = rotated(
      wanted.topics.map(({ topic, partitions }) => ({ topic, partitions: rotated(partitions, turn) })),
      turn,
    );
    const protocol = broker.lookupRequest(API.Fetch, requests['Fetch'])({ ...wanted, topics });
    const ours = protocol.request.apiVersion === FETCH_VERSION;
    const response = ours ? { ...protocol.response, decode: decodeFetchResponse } : protocol.response;
    return send(broker, { ...protocol, response });
  };
}

/**
 * One unknown or forbidden topic makes kafkajs fail the metadata of all topics (rule 12). Withheld topics are taken as
 * topics without partitions instead and remembered with the reason; while there are any, metadata is asked for every
 * few seconds, so that a topic that appears is found.
 */
function tolerateMissingTopics(
  broker: KafkaBroker,
  { brokerPool }: KafkaCluster,
  withheld: Map<string, Withheld>,
): void {
  broker.metadata = async (topics = []) => {
    const metadata = broker.lookupRequest(API.Metadata, requests['Metadata']);
    const protocol = metadata({ topics, allowAutoTopicCreation: false });
    const answer = await sendUnjudged(broker, protocol);
    const topicMetadata = answer.topicMetadata.map((one: { topic: string; topicErrorCode: number }) => {
      const reason = WITHHELD[one.topicErrorCode];
      if (reason) withheld.set(one.topic, reason);
      else withheld.delete(one.topic);
      return reason ? { ...one, topicErrorCode: 0, partitionMetadata: [] } : one;
    });
    const complete = topicMetadata.every(({ topic }: { topic: string }) => !withheld.has(topic));
    brokerPool.metadataMaxAge = complete ? METADATA_AGE_MS.complete : METADATA_AGE_MS.incomplete;
    return protocol.response.parse({ ...answer, topicMetadata });
  };
}

/** Equips every broker that the cluster will know. Returns the live map of withheld topics and why. */
export function equipBrokers(cluster: KafkaCluster): ReadonlyMap<string, Withheld> {
  const withheld = new Map<string, Withheld>();
  const create = cluster.brokerPool.createBroker;
  cluster.brokerPool.createBroker = (options) => {
    const broker = create(options);
    tolerateMissingTopics(broker, cluster, withheld);
    readFaster(broker);
    return broker;
  };
  return withheld;
}
