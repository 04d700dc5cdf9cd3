import { Connection, RequestQueue } from './kafkajs-internals';
import type { KafkaBroker, KafkaCluster, KafkaConnection, Untyped } from './kafkajs-types';
import { TransportUnavailable } from './log-errors';

const CHECK_PENDING_MS = 10;
const CHECK_TIMEOUTS_MS = 1_000;

/**
 * Guard 1. kafkajs schedules its check of pending requests with a negative delay when nothing is throttled: a 1 ms
 * loop per connection, about a fifth of a core when idle. Pending requests are also checked when an answer arrives,
 * so a timer is needed only while something waits or is throttled.
 */
function stopIdleSpin(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function (this: Untyped): void {
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

/**
 * kafkajs looks for timed-out requests ten times a second on every connection: near half of what an idle process costs.
 * And it goes on asking where nobody answers: on a connection whose other end is gone without a farewell (half-open)
 * every later request times out too, for ever. A request that is not answered in time ends its connection.
 */
function checkTimeouts(): void {
  RequestQueue.prototype.scheduleRequestTimeoutCheck = function (this: Untyped): void {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    this.requestTimeoutIntervalId = setInterval(() => {
      const late = [...this.inflight.values()].filter(
        (request) => Date.now() - request.sentAt > request.requestTimeout,
      );
      for (const request of late) request.timeoutRequest();
      if (late.length > 0) this.unanswered?.();
      if (!this.isConnected()) this.destroy();
    }, CHECK_TIMEOUTS_MS);
  };
}

function forgetPartialAnswer(connection: KafkaConnection): void {
  connection.chunks = [];
  connection.bytesBuffered = 0;
  connection.bytesNeeded = 4;
}

/**
 * A connection cut in the middle of an answer keeps the torn bytes and reads the next socket's answers shifted by them.
 * And its queue does not know whose it is.
 */
function beginAnew(): void {
  const connect = Connection.prototype.connect;
  Connection.prototype.connect = function (this: KafkaConnection) {
    if (!this.isConnected()) {
      forgetPartialAnswer(this);
      this.requestQueue.unanswered = () =>
        sever(this, new TransportUnavailable('the broker did not answer in time'));
    }
    return connect.call(this);
  };
}

let installed = false;

/** Repairs kafkajs once per process. Changes nothing that a correct client could notice. */
export function installGuards(): void {
  if (installed) return;
  installed = true;
  stopIdleSpin();
  checkTimeouts();
  beginAnew();
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
