import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker, type Broker } from './broker';
import { as, externalKafka, type KafkaAccess } from './kafka-access';
import { prepareKafka } from './kafka-admin';
import { startGuard, stopLeftovers } from './leftovers';
import { takeOwnership } from './ownership';
import { homeAt, type Home } from './paths';
import { PatientReaders } from './patient-readers';
import { startPostgres, type Postgres } from './postgres';
import { postgresAccess, type PostgresAccess } from './postgres-access';
import { preparePostgres } from './postgres-roles';
import { passwordOf, secretsOf, type Secrets } from './secrets';

export interface InfrastructureOptions {
  /** Directory that keeps everything; without it a temporary one, removed by `stop`. */
  readonly home?: string;
  readonly onProgress?: (step: string) => void;
  /** Where `KAFKA_BROKERS`, `DATABASE_URL` and their companions are looked for; default: nowhere, all is embedded. */
  readonly env?: NodeJS.ProcessEnv;
  /** Any free ports instead of the usual ones; default when no home is given. */
  readonly ephemeral?: boolean;
  readonly heapMegabytes?: number;
  /** The embedded broker encrypts its connections; default false: it is reached over loopback only. */
  readonly tls?: boolean;
  /** For rehearsals: see `BrokerOptions.detour`. Only an embedded broker can have one. */
  readonly kafkaVia?: (port: number) => Promise<number>;
  /** For tests: a broker that starts sooner and carries less; default when no home is given. */
  readonly quickStart?: boolean;
  /** What is to happen once the database is prepared, while the broker may still be starting (migrations). */
  readonly onDatabase?: (database: PostgresAccess, home: Home, secrets: Secrets) => Promise<void>;
}

/** A broker and a database with users, topics, access rules, schemas and logins; no service yet. */
export interface Infrastructure {
  readonly home: Home;
  readonly secrets: Secrets;
  /** As administrator. */
  readonly kafka: KafkaAccess;
  /** As one of the principals of the first start (`province`, `gateway`, `operator`, `bench`, `svc-<service>`). */
  readonly kafkaAs: (principal: string) => KafkaAccess;
  readonly postgres: PostgresAccess;
  /** The embedded ones, to be killed and restarted by rehearsals; absent when the user's own servers are used. */
  readonly broker?: Broker;
  readonly database?: Postgres;
  readonly stop: () => Promise<void>;
}

/**
 * Starts and prepares what the services stand on. About 4 s, and 6 s on a new home.
 * @throws PlatformAlreadyRuns when the home is in use; whatever was started by then is stopped again on any error
 */
export async function startInfrastructure(options: InfrastructureOptions = {}): Promise<Infrastructure> {
  const temporary = options.home === undefined;
  const home = homeAt(options.home ?? temporaryHome());
  const giveUp = takeOwnership(home);
  const say = options.onProgress ?? (() => undefined);
  for (const name of await stopLeftovers(home)) say(`stopped ${name}, left over from an earlier run`);
  const secrets = secretsOf(home);
  const endGuard = startGuard(home, temporary);
  const started: { broker?: Broker; database?: Postgres } = {};
  let patient: PatientReaders | undefined;
  const stop = async (): Promise<void> => {
    await patient?.stop();
    await Promise.all([started.broker?.stop(), started.database?.stop()]);
    giveUp();
    endGuard();
    if (temporary) rmSync(home.root, { recursive: true, force: true });
  };
  if (options.ephemeral === true) chmodSync(home.root, 0o711); // mkdtemp closes it to the database's own user
  const embedded = { home, secrets, ephemeral: options.ephemeral ?? temporary };

  const kafkaReady = async (): Promise<KafkaAccess> => {
    const own = externalKafka(options.env ?? {});
    if (own === undefined) {
      const heap = options.heapMegabytes === undefined ? {} : { heapMegabytes: options.heapMegabytes };
      started.broker = await startBroker({
        ...embedded,
        ...heap,
        ...(options.kafkaVia === undefined ? {} : { detour: options.kafkaVia }),
        tls: options.tls ?? false,
        quickStart: options.quickStart ?? temporary,
      });
    }
    const access = own ?? started.broker?.access;
    if (access === undefined) throw new Error('No broker');
    say(own ? `Kafka at ${own.brokers.join(', ')}` : `Kafka started on ${access.brokers.join(', ')}`);
    await prepareKafka(access, secrets.kafka);
    say('topics, users and access rules are in place');
    return access;
  };
  const databaseReady = async (): Promise<PostgresAccess> => {
    const given = options.env?.['DATABASE_URL'];
    if (!given) started.database = await startPostgres(embedded);
    const access = given ? postgresAccess(given, secrets.postgres) : started.database?.access;
    if (access === undefined) throw new Error('No database');
    const { host, pathname } = new URL(access.adminUrl);
    say(given ? `PostgreSQL at ${host}${pathname}` : `PostgreSQL started on ${host}`);
    await preparePostgres(access, secrets.postgres);
    say('schemas and logins are in place');
    if (started.database) patient = new PatientReaders(access.adminUrl);
    await options.onDatabase?.(access, home, secrets);
    return access;
  };

  const [kafka, postgres] = await Promise.allSettled([kafkaReady(), databaseReady()]);
  if (kafka.status === 'rejected' || postgres.status === 'rejected') {
    await stop();
    throw kafka.status === 'rejected' ? kafka.reason : (postgres as PromiseRejectedResult).reason;
  }
  return {
    home,
    secrets,
    kafka: kafka.value,
    kafkaAs: (principal) => as(kafka.value, principal, passwordOf(secrets.kafka, principal)),
    postgres: postgres.value,
    ...started,
    stop,
  };
}

/** The database's own user must be able to enter it. */
function temporaryHome(): string {
  const directory = mkdtempSync(join(tmpdir(), 'huiying-'));
  chmodSync(directory, 0o711);
  return directory;
}
