import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startOwned, tail, type OwnedProcess } from './owned-process';
import type { Home } from './paths';
import { choosePort } from './ports';
import { placeFor, type PostgresPlace } from './postgres-place';
import { postgresAccess, withClient, type PostgresAccess } from './postgres-access';
import { passwordOf, type Secrets } from './secrets';

export interface PostgresOptions {
  readonly home: Home;
  readonly secrets: Secrets;
  /** Any free port, and no sync of the fresh cluster (commits are synced all the same). */
  readonly ephemeral?: boolean;
}

/** The embedded server: a real PostgreSQL 18 from an npm package, data kept in the home. */
export interface Postgres {
  readonly access: PostgresAccess;
  readonly pid: () => number;
  /** SIGKILL of the postmaster, for rehearsing the loss of the database; start it again with `restart`. */
  readonly kill9: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const SETTINGS = [
  ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=150', 'timezone=UTC'],
  ...['fsync=on', 'synchronous_commit=on', 'shared_buffers=256MB', 'max_wal_size=2GB', 'jit=off'],
  // A deadlock is retried by the engine: notice it soon. Queue tables live from being vacuumed often.
  ...[
    'deadlock_timeout=100ms',
    'autovacuum_naptime=10s',
    'log_line_prefix=%m [%p] %u@%d ',
    'log_timezone=UTC',
  ],
];

/**
 * Creates the cluster when it is new, starts it and waits until it answers.
 * @throws Error with the end of the server's log when it does not come up within a minute
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { home, secrets } = options;
  const place = placeFor(home);
  await initialiseOnce(place, passwordOf(secrets.postgres, 'postgres'), home, options.ephemeral ?? false);
  const port = await choosePort(home, 'postgres', options.ephemeral);
  const password = passwordOf(secrets.postgres, 'postgres');
  const serverUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const launch = async (): Promise<OwnedProcess> => {
    const server = startOwned(home, {
      name: 'postgres',
      command: join(place.binaries, 'bin', 'postgres'),
      args: ['-D', place.data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])],
      env: process.env,
      ...place.user,
    });
    await untilAnswering(server, serverUrl);
    return server;
  };
  let running = await launch();
  // SIGINT is the "fast" shutdown: sessions are cut, everything is written.
  const stop = async (): Promise<void> => void (await running.stop('SIGINT', 20_000));
  return {
    access: postgresAccess(serverUrl, secrets.postgres),
    pid: () => running.pid,
    kill9: async () => void (await running.stop('SIGKILL', 10_000)),
    restart: async () => {
      await stop();
      running = await launch();
    },
    stop,
  };
}

async function initialiseOnce(
  place: PostgresPlace,
  password: string,
  home: Home,
  noSync: boolean,
): Promise<void> {
  if (existsSync(join(place.data, 'PG_VERSION'))) return;
  rmSync(place.data, { recursive: true, force: true });
  mkdirSync(dirname(place.data), { recursive: true });
  mkdirSync(place.data, { mode: 0o700 });
  const passwordFile = join(dirname(place.data), `initdb-${process.pid}.txt`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of place.user.uid === undefined ? [] : [place.data, passwordFile])
    chownSync(path, place.user.uid ?? 0, place.user.gid ?? 0);
  try {
    await promisify(execFile)(
      join(place.binaries, 'bin', 'initdb'),
      [
        ...[
          '--pgdata',
          place.data,
          '--username',
          'postgres',
          '--pwfile',
          passwordFile,
          '--auth',
          'scram-sha-256',
        ],
        // The builtin provider sorts the same on every machine, whatever locales it has.
        ...[
          '--encoding',
          'UTF8',
          '--locale',
          'C',
          '--locale-provider',
          'builtin',
          '--builtin-locale',
          'C.UTF-8',
        ],
        ...(noSync ? ['--no-sync'] : []),
      ],
      { ...place.user, cwd: '/' },
    );
  } catch (error) {
    rmSync(place.data, { recursive: true, force: true });
    throw new Error(`initdb failed in ${home.root}: ${String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function untilAnswering(server: OwnedProcess, url: string): Promise<void> {
  for (let waited = 0; waited < 60_000 && server.running(); waited += 50) {
    if (await withClient(url, () => Promise.resolve(true)).catch(() => false)) return;
    await pause(50);
  }
  await server.stop('SIGKILL', 5_000);
  throw new Error(`The database did not come up:\n${tail(server.logFile)}`);
}
