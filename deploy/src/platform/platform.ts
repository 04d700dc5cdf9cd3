import { readConnection, writeConnection, type Connection } from './connection';
import { startInfrastructure, type Infrastructure, type InfrastructureOptions } from './infrastructure';
import type { KafkaAccess } from './kafka-access';
import { departmentPrincipal, SERVICE_NAMES, type ServiceName } from './names';
import { homeAt, type Home } from './paths';
import { postgresAccess, type PostgresAccess } from './postgres-access';
import { announce, withdraw } from './running-platform';
import { migrateServices, startServices, type Services, type ServicesOptions } from './services';
import { mintOfficeTokens, mintToken, type Bearer, type IssuedToken } from './tokens';

export { createDepartmentPrincipal } from './kafka-admin';
export { addDepartment, readConnection, type Connection } from './connection';
export { clientConfig, type KafkaAccess } from './kafka-access';
export { findPlatform, NoPlatformRuns, type RunningPlatform } from './running-platform';
export { JURISDICTIONS, SERVICE_NAMES, type ServiceName } from './names';
export { PlatformAlreadyRuns } from './ownership';
export { randomPassword } from './secrets';
export { mintToken, type Bearer, type IssuedToken, type Role } from './tokens';
export { startInfrastructure, type Infrastructure } from './infrastructure';
export type { Services } from './services';

export interface PlatformOptions extends Omit<InfrastructureOptions, 'onDatabase'> {
  /** Default: `HUIYING_HOME`, else `.huiying` in the checkout. */
  readonly home?: string;
  /** A home of its own below the system's temporary directory, removed by `stop`. */
  readonly temporary?: boolean;
  /** Default: this process's environment, so that `KAFKA_BROKERS` and `DATABASE_URL` count. */
  readonly env?: NodeJS.ProcessEnv;
  /** Default `system`. */
  readonly clock?: 'system' | 'simulated';
  /** Which services, default all five. */
  readonly services?: readonly ServiceName[];
  /** Restart services that exit by themselves; default false, so that a test notices. */
  readonly supervise?: boolean;
  readonly onServiceExit?: (name: ServiceName, code: number | string, logTail: string) => void;
  /** Directory with `apps/<service>/src/main.js`, for all services or for some; default the build output. */
  readonly builtAt?: NonNullable<ServicesOptions['builtAt']>;
  /** What is to happen when broker and database are prepared and no service runs yet; if it fails, none is started. */
  readonly beforeServices?: (infrastructure: Infrastructure) => Promise<void>;
  /** For rehearsals of a bad network: takes the server's URL, answers the one by which the services reach it. */
  readonly databaseVia?: (serverUrl: string) => Promise<string>;
}

/** Broker, database and services, running. */
export interface Platform {
  readonly home: Home;
  readonly connection: () => Connection;
  readonly kafkaAdmin: KafkaAccess;
  readonly kafkaAs: (principal: string) => KafkaAccess;
  readonly postgres: PostgresAccess;
  readonly services: Services;
  readonly infrastructure: Infrastructure;
  readonly mint: (bearer: Bearer) => Promise<IssuedToken>;
  /** Services drain first, then broker and database go. Answers which services had to be killed. */
  readonly stop: () => Promise<ServiceName[]>;
}

/**
 * Starts everything and writes `connection.json`. Broker and database start side by side; migrations run as soon as the
 * database is there.
 * @throws PlatformAlreadyRuns; on any error whatever was started is stopped again
 */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const say = options.onProgress ?? (() => undefined);
  const clock = options.clock ?? 'system';
  const names = options.services ?? SERVICE_NAMES;
  const { home: givenHome, temporary = false, ephemeral = temporary, env = process.env, ...others } = options;
  const forServices: Pick<ServicesOptions, 'clock' | 'names'> & Partial<ServicesOptions> = {
    clock,
    names,
    ephemeral,
    supervise: options.supervise ?? false,
    ...(options.builtAt === undefined ? {} : { builtAt: options.builtAt }),
    ...(options.onServiceExit === undefined ? {} : { onExit: options.onServiceExit }),
  };
  const infrastructure = await startInfrastructure({
    ...others,
    ...(temporary ? {} : { home: homeAt(givenHome).root }),
    ephemeral,
    quickStart: options.quickStart ?? false,
    env,
    onDatabase: async (postgres, home, secrets) => {
      // A migration reaches only the database: the broker may still be starting, and its address is not needed.
      const kafka: KafkaAccess = {
        brokers: ['127.0.0.1:1'],
        securityProtocol: 'SASL_PLAINTEXT',
        username: '',
        password: '',
      };
      await migrateServices({ ...forServices, home, secrets, postgres, kafka });
      say('migrations are applied');
    },
  });
  const { home, secrets, kafka, postgres } = infrastructure;
  try {
    await options.beforeServices?.(infrastructure);
    const detour = await options.databaseVia?.(postgres.adminUrl);
    const services = await startServices({
      ...forServices,
      home,
      secrets,
      kafka: infrastructure.broker?.accessByDetour ?? kafka,
      postgres: detour === undefined ? postgres : postgresAccess(detour, secrets.postgres),
    });
    say(`services are ready: ${names.map((name) => `${name} ${services.url(name)}`).join(', ')}`);
    const http = Object.fromEntries(names.map((name) => [name, services.url(name)]));
    writeConnection(home, await connectionFor(infrastructure, http, clock));
    announce(home, { ownerPid: process.pid, kafka, databaseUrl: postgres.adminUrl, http, clock });
    return {
      home,
      connection: () => readConnection(home) ?? unreadable(home),
      kafkaAdmin: kafka,
      kafkaAs: infrastructure.kafkaAs,
      postgres,
      services,
      infrastructure,
      mint: (bearer) => mintToken(secrets, bearer),
      stop: async () => {
        const killed = await services.stop();
        withdraw(home);
        await infrastructure.stop();
        return killed;
      },
    };
  } catch (error) {
    await infrastructure.stop();
    throw error;
  }
}

/** What `connection.json` says; departments that were let in earlier stay in it, with fresh tokens. */
export async function connectionFor(
  {
    home,
    secrets,
    kafka,
    kafkaAs,
    postgres,
  }: Pick<Infrastructure, 'home' | 'secrets' | 'kafka' | 'kafkaAs' | 'postgres'>,
  http: Connection['http'],
  clock: Connection['clock'],
): Promise<Connection> {
  const before = readConnection(home);
  const departments = Object.entries(before?.kafka.principals ?? {}).filter(([name]) =>
    name.startsWith('dept.'),
  );
  const outside = (name: string): [string, Connection['kafka']['principals'][string]] => [
    name,
    { username: name, password: kafkaAs(name).password, jurisdiction: '*', groupPrefix: `${name}.` },
  ];
  const departmentTokens = departments.map(([name, { jurisdiction }]) =>
    mintToken(secrets, { role: 'department', jurisdiction, org: name.slice(departmentPrincipal('').length) }),
  );
  return {
    kafka: {
      brokers: kafka.brokers,
      securityProtocol: kafka.securityProtocol,
      mechanism: 'SCRAM-SHA-512',
      ...(kafka.caFile === undefined ? {} : { caFile: kafka.caFile }),
      principals: Object.fromEntries([outside('province'), outside('gateway'), ...departments]),
    },
    postgres: { bi: { url: postgres.urlFor('bi') } },
    http,
    tokens: [...(await mintOfficeTokens(secrets)), ...(await Promise.all(departmentTokens))],
    clock,
  };
}

function unreadable(home: Home): never {
  throw new Error(`${home.connectionFile} is gone`);
}
