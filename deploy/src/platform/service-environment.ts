import { readFileSync } from 'node:fs';
import type { KafkaAccess } from './kafka-access';
import { brokerPrincipal, type ServiceName } from './names';
import type { PostgresAccess } from './postgres-access';
import { passwordOf, type Secrets } from './secrets';

export interface ServiceSurroundings {
  readonly secrets: Secrets;
  readonly kafka: KafkaAccess;
  readonly postgres: PostgresAccess;
  readonly clock: 'system' | 'simulated';
}

/** What a service may see of the environment it was started from: never an administrator's password. */
const PASSED_ON =
  /^(PATH|HOME|USER|LANG|LC_.*|TZ|TMPDIR|LOG_LEVEL|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|OTEL_.*|HUIYING_.*)$/;

/**
 * The environment of one service process: its own broker user, its own runtime login, the public half of the signing
 * key, the deployment's data key. The schema owner's login is only in the environment of the migration.
 * @param port where it listens on 127.0.0.1
 */
export function serviceEnvironment(
  { secrets, kafka, postgres, clock }: ServiceSurroundings,
  service: ServiceName,
  port: number,
  outer: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const principal = brokerPrincipal(service);
  return {
    LOG_LEVEL: 'info',
    ...Object.fromEntries(Object.entries(outer).filter(([name]) => PASSED_ON.test(name))),
    HUIYING_SERVICE: service,
    KAFKA_BROKERS: kafka.brokers.join(','),
    KAFKA_SECURITY_PROTOCOL: kafka.securityProtocol,
    KAFKA_USERNAME: principal,
    KAFKA_PASSWORD: passwordOf(secrets.kafka, principal),
    ...(kafka.caFile === undefined ? {} : { KAFKA_CA: readFileSync(kafka.caFile, 'utf8') }),
    DATABASE_URL: postgres.urlFor(service),
    DATABASE_SCHEMA: service,
    PORT: String(port),
    HUIYING_JWT_PUBLIC_KEY: Buffer.from(secrets.jwt.publicKey).toString('base64'),
    HUIYING_DATA_KEY: secrets.dataKey,
    CLOCK: clock,
  };
}
