import { API, Connection, RequestQueue, requests } from './kafkajs-internals';
import type { KafkaBroker, KafkaCluster, KafkaConnection, Protocol } from './kafkajs-internals';

const CHECK_PENDING_MS = 10;
const CHECK_TIMEOUTS_MS = 1_000;
const METADATA_AGE_MS = { complete: 60_000, incomplete: 5_000 };

/** Why the metadata of a topic is withheld. */
export type Withheld = 'unknown' | 'forbidden';

/** UNKNOWN_TOPIC_OR_PARTITION, INVALID_TOPIC_EXCEPTION, TOPIC_AUTHORIZATION_FAILED. */
const WITHHELD: Readonly<Record<number, Withheld>> = { 3: 'unknown', 17: 'unknown', 29: 'forbidden' };

/**
 * Guard 1. kafkajs schedules its check of pending requests with a negative delay when nothing is throttled: a 1 ms
 * loop per connection, about a fifth of a core when idle. Pending requests are also checked when an answer arrives,
 * so a timer is needed only while something waits or is throttled.
 */
function stopIdleSpin(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function (this: any): void {
    if (this.throttleCheckTimeoutId) return;
    const throttledMs = this.throttledUntil - Date.now();
    if (this.pending.length === 0 && throttledMs <= 0) return;
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      throttledMs > 0 ? throttledMs : CHECK_PENDING_MS,
    );
  };
}

/** kafkajs looks for timed-out requests ten times a second on every connection: near half of what an idle process costs. */
function checkTimeoutsSeldom(): void {
  RequestQueue.prototype.scheduleRequestTimeoutCheck = function (this: any): void {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    this.requestTimeoutIntervalId = setInterval(() => {
      for (const request of [...this.inflight.values()]) {
        if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
      }
      if (!this.isConnected()) this.destroy();
    }, CHECK_TIMEOUTS_MS);
  };
}

function forgetPartialAnswer(connection: KafkaConnection): void {
  connection.chunks = [];
  connection.bytesBuffered = 0;
  connection.bytesNeeded = 4;
}

/** A connection cut in the middle of an answer keeps the torn bytes and reads the next socket's answers shifted by them. */
function forgetTornAnswers(): void {
  const connect = Connection.prototype.connect;
  Connection.prototype.connect = function (this: KafkaConnection) {
    if (!this.isConnected()) forgetPartialAnswer(this);
    return connect.call(this);
  };
}

let installed = false;

/** Repairs kafkajs once per process. Changes nothing that a correct client could notice. */
export function installGuards(): void {
  if (installed) return;
  installed = true;
  stopIdleSpin();
  checkTimeoutsSeldom();
  forgetTornAnswers();
}

/** Sends a request whose answer is decoded but not judged: error codes stay beside the topic they belong to. */
export async function sendUnjudged(broker: KafkaBroker, protocol: Protocol): Promise<any> {
  const response = { decode: protocol.response.decode, parse: async (data: unknown) => data };
  try {
    return await broker.connectionPool.send({ ...protocol, response, logResponseError: false });
  } catch (error) {
    if ((error as Error).name === 'KafkaJSConnectionClosedError') await broker.disconnect();
    throw error;
  }
}

/**
 * One unknown or forbidden topic makes kafkajs fail the metadata of all topics (rule 12). Withheld topics are taken as
 * topics without partitions instead and remembered with the reason; while there are any, metadata is asked for every
 * few seconds, so that a topic that appears is found. Returns the live map topic → reason.
 */
export function tolerateMissingTopics(cluster: KafkaCluster): ReadonlyMap<string, Withheld> {
  const withheld = new Map<string, Withheld>();
  const { brokerPool } = cluster;
  const create = brokerPool.createBroker;
  brokerPool.createBroker = (options) => {
    const broker = create(options);
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
    return broker;
  };
  return withheld;
}

function sever(connection: KafkaConnection, reason: Error): void {
  const connected = connection.isConnected();
  connection.connectionStatus = 'disconnected';
  connection.authenticatedAt = null;
  connection.requestQueue.destroy();
  // Without an error object on a live socket: its error handler would later close the connection's next socket.
  connection.socket?.destroy(connected ? undefined : reason);
  forgetPartialAnswer(connection);
  connection.requestQueue.rejectAll(reason);
}

function brokersOf(cluster: KafkaCluster): Set<KafkaBroker> {
  const { brokers, seedBroker } = cluster.brokerPool;
  return new Set([...Object.values(brokers), ...(seedBroker ? [seedBroker] : [])]);
}

/** Cuts the sockets that wait in a long poll (rule 5); every pending fetch rejects with `reason`. */
export function cutFetches(cluster: KafkaCluster, reason: Error): void {
  for (const broker of brokersOf(cluster)) {
    const fetching = broker.connectionPool.pool[1];
    if (fetching?.isConnected() && fetching.requestQueue.inflight.size > 0) sever(fetching, reason);
  }
}

/** Closes every socket at once, as a killed process would, and forgets what was learnt over them: the next use begins at the bootstrap addresses. */
export function cutAll(cluster: KafkaCluster, reason: Error): void {
  for (const broker of brokersOf(cluster)) broker.connectionPool.pool.forEach((one) => sever(one, reason));
  cluster.brokerPool.brokers = {};
  delete cluster.brokerPool.seedBroker;
  cluster.brokerPool.metadata = null;
}
