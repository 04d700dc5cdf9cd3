import { KafkaAdmin } from './kafka-admin';
import { KafkaConsumer } from './kafka-consumer';
import { KafkaProducer } from './kafka-producer';
import { openLink } from './kafkajs-cluster';
import type { Retry } from './kafkajs-cluster';
import { errorsToStderr } from './kafkajs-logger';
import type { LogSink } from './kafkajs-logger';
import type { LogClient, LogConnection } from './ports';

export interface KafkaClientOptions {
  /** Where the client's remarks go; without it errors go to stderr. */
  readonly logger?: LogSink;
}

/** The consumer's loop and the relay repeat for ever; each attempt should come back within about two seconds. */
const SHORT: Retry = { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 };
/** Set-up has no loop around it: a fresh broker's coordinator and controller take seconds. */
const PATIENT: Retry = { retries: 6, initialRetryTime: 200, maxRetryTime: 3_000 };

/**
 * The Kafka behind the ports. Opens nothing by itself; each consumer, producer and admin has its own connections.
 * `producer()` and `admin()` reject with `TransportUnavailable` when no broker answers.
 */
export function createKafkaClient(connection: LogConnection, options: KafkaClientOptions = {}): LogClient {
  const sink = options.logger ?? errorsToStderr;
  return {
    consumer: ({ groupId }) => new KafkaConsumer(openLink(connection, sink, SHORT), groupId, sink),
    producer: async () => {
      const producer = new KafkaProducer(openLink(connection, sink, SHORT));
      await producer.connect();
      return producer;
    },
    admin: async () => {
      const admin = new KafkaAdmin(openLink(connection, sink, PATIENT), PATIENT);
      await admin.connect();
      return admin;
    },
  };
}
