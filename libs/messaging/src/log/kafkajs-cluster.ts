import { Cluster, socketFactory } from './kafkajs-internals';
import type { KafkaCluster } from './kafkajs-types';
import { equipBrokers } from './kafkajs-broker';
import type { Withheld } from './kafkajs-broker';
import { cutAll, installGuards } from './kafkajs-guards';
import { explained } from './log-errors';
import { kafkajsLogger } from './kafkajs-logger';
import type { LogSink } from './kafkajs-logger';
import type { LogConnection } from './ports';

/** How often kafkajs itself repeats a failed step before it tells us; milliseconds. */
export interface Retry {
  readonly retries: number;
  readonly initialRetryTime: number;
  readonly maxRetryTime: number;
}

export interface Link {
  readonly cluster: KafkaCluster;
  readonly logger: unknown;
  readonly withheld: ReadonlyMap<string, Withheld>;
}

function credentials({ username, password, securityProtocol, ca }: LogConnection): object {
  const tls = securityProtocol === 'SASL_SSL' ? { ssl: ca === undefined ? true : { ca: [ca] } } : {};
  if (securityProtocol === 'PLAINTEXT') return tls;
  if (!username || !password)
    throw new Error(`${securityProtocol} needs a user name and a password for the broker`);
  return { ...tls, sasl: { mechanism: 'scram-sha-512', username, password } };
}

/**
 * Connections to one cluster for one consumer, producer or admin: nothing is cached across them (guard 5), topics are
 * never created by asking (guard 8). Opens no socket yet.
 */
export function openLink(connection: LogConnection, sink: LogSink, retry: Retry): Link {
  installGuards();
  const logger = kafkajsLogger(sink);
  const cluster = new Cluster({
    logger,
    retry,
    brokers: [...connection.brokers],
    clientId: connection.clientId,
    socketFactory: socketFactory(),
    connectionTimeout: 10_000,
    requestTimeout: 15_000,
    enforceRequestTimeout: true,
    metadataMaxAge: 60_000,
    allowAutoTopicCreation: false,
    ...credentials(connection),
  });
  return { cluster, logger, withheld: equipBrokers(cluster) };
}

/**
 * Connects and asks for metadata: a broker that wants SASL greets a client without it and hangs up only at the first
 * real question. Leaves no socket behind when it rejects.
 */
export async function openOrCut({ cluster }: Link): Promise<void> {
  try {
    await cluster.connect();
    await cluster.refreshMetadata();
  } catch (error) {
    const told = explained(error);
    cutAll(cluster, told);
    throw told;
  }
}
