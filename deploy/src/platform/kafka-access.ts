import { readFileSync } from 'node:fs';
import { logLevel, type KafkaConfig } from 'kafkajs';

/** How one principal reaches the broker. */
export interface KafkaAccess {
  readonly brokers: readonly string[];
  readonly securityProtocol: 'SASL_PLAINTEXT' | 'SASL_SSL';
  readonly username: string;
  readonly password: string;
  /** PEM file of the authority that signed the brokers' certificates, when it is not a public one. */
  readonly caFile?: string;
}

/** The same access in the client's words. Connection attempts are patient: a broker that starts refuses for seconds. */
export function clientConfig(access: KafkaAccess, clientId: string): KafkaConfig {
  return {
    clientId,
    brokers: [...access.brokers],
    ssl:
      access.securityProtocol === 'SASL_SSL'
        ? { ...(access.caFile === undefined ? {} : { ca: [readFileSync(access.caFile, 'utf8')] }) }
        : false,
    sasl: { mechanism: 'scram-sha-512', username: access.username, password: access.password },
    connectionTimeout: 10_000,
    retry: { retries: 8, initialRetryTime: 100, maxRetryTime: 2_000 },
    logLevel: logLevel.NOTHING,
  };
}

/** The same cluster, as another principal. */
export function as(access: KafkaAccess, username: string, password: string): KafkaAccess {
  return { ...access, username, password };
}

/** The user's own cluster, from `KAFKA_BROKERS` and its companions; undefined when the embedded broker is wanted. */
export function externalKafka(env: NodeJS.ProcessEnv): KafkaAccess | undefined {
  const brokers = env['KAFKA_BROKERS'];
  if (brokers === undefined || brokers === '') return undefined;
  const securityProtocol = env['KAFKA_SECURITY_PROTOCOL'] ?? 'SASL_SSL';
  if (securityProtocol !== 'SASL_PLAINTEXT' && securityProtocol !== 'SASL_SSL')
    throw new Error(`KAFKA_SECURITY_PROTOCOL is "${securityProtocol}"; expected SASL_SSL or SASL_PLAINTEXT`);
  const username = env['KAFKA_ADMIN_USERNAME'];
  const password = env['KAFKA_ADMIN_PASSWORD'];
  if (!username || !password)
    throw new Error('KAFKA_BROKERS is given: KAFKA_ADMIN_USERNAME and KAFKA_ADMIN_PASSWORD are needed too');
  const caFile = env['KAFKA_CA_FILE'];
  return {
    brokers: brokers.split(',').map((broker) => broker.trim()),
    securityProtocol,
    username,
    password,
    ...(caFile ? { caFile } : {}),
  };
}
