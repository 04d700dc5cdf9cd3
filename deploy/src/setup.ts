import { checkBroker } from './recovery/after-broker-loss';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { as, externalKafka, type KafkaAccess } from './platform/kafka-access';
import { prepareKafka } from './platform/kafka-admin';
import { SERVICE_NAMES, type ServiceName } from './platform/names';
import { homeAt } from './platform/paths';
import { connectionFor } from './platform/platform';
import { writeConnection } from './platform/connection';
import { postgresAccess, type PostgresAccess } from './platform/postgres-access';
import { preparePostgres } from './platform/postgres-roles';
import { announce } from './platform/running-platform';
import { passwordOf, secretsOf } from './platform/secrets';
import { serviceEnvironment } from './platform/service-environment';
import { migrateServices } from './platform/services';

/** Where clients on the machine that runs the containers find what compose.yaml publishes. */
const PUBLISHED = {
  brokers: ['127.0.0.1:19092'],
  postgres: '127.0.0.1:15432',
  ports: { intake: 17001, routing: 17002, sla: 17003, rating: 17004, reporting: 17005 },
} as const;

/**
 * The step before the services where they are not children of `npm start` (compose.yaml): prepares the given broker and
 * database, migrates, and writes one environment file per service below `HUIYING_SERVICE_ENVIRONMENTS`.
 */
async function main(): Promise<void> {
  const kafka = externalKafka(process.env);
  const databaseUrl = process.env['DATABASE_URL'];
  const environments = process.env['HUIYING_SERVICE_ENVIRONMENTS'];
  if (kafka === undefined || !databaseUrl || !environments)
    throw new Error('KAFKA_BROKERS, DATABASE_URL and HUIYING_SERVICE_ENVIRONMENTS are needed');
  const clock = process.env['CLOCK'] === 'simulated' ? 'simulated' : 'system';
  const home = homeAt();
  const secrets = secretsOf(home);
  const postgres = postgresAccess(databaseUrl, secrets.postgres);

  await Promise.all([prepareKafka(kafka, secrets.kafka), preparePostgres(postgres, secrets.postgres)]);
  const surroundings = { secrets, kafka, postgres, clock } as const;
  await migrateServices({ ...surroundings, home });
  const isLost = process.env['BROKER_LOST'] === 'yes';
  await checkBroker({ home, kafka, postgres }, isLost, (line) => console.log(`· ${line}`));
  for (const service of SERVICE_NAMES) {
    mkdirSync(join(environments, service), { recursive: true });
    const variables = serviceEnvironment(surroundings, service, 3000, {});
    const lines = Object.entries(variables).map(([name, value]) => `${name}="${value}"`);
    writeFileSync(join(environments, service, 'env'), `${lines.join('\n')}\n`, { mode: 0o600 });
  }

  const inside = urls((service) => `http://${service}:3000`);
  announce(home, { kafka, databaseUrl: postgres.adminUrl, http: inside, clock });
  const outside: KafkaAccess = { ...kafka, brokers: PUBLISHED.brokers };
  const kafkaAs = (name: string): KafkaAccess => as(outside, name, passwordOf(secrets.kafka, name));
  const published = { home, secrets, kafka: outside, kafkaAs, postgres: seenFromOutside(postgres) };
  const http = urls((service) => `http://127.0.0.1:${PUBLISHED.ports[service]}`);
  writeConnection(home, await connectionFor(published, http, clock));
  console.log(`· broker and database are prepared; ${home.connectionFile} says how to reach them`);
}

function urls(of: (service: ServiceName) => string): Record<string, string> {
  return Object.fromEntries(SERVICE_NAMES.map((service) => [service, of(service)]));
}

function seenFromOutside(access: PostgresAccess): PostgresAccess {
  const moved = (url: string): string => {
    const seen = new URL(url);
    seen.host = PUBLISHED.postgres;
    return seen.toString();
  };
  return { adminUrl: moved(access.adminUrl), urlFor: (login) => moved(access.urlFor(login)) };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
