import { setTimeout as pause } from 'node:timers/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startOwned, tail, within, type OwnedProcess } from './owned-process';
import { repositoryRoot, type Home } from './paths';
import { choosePort } from './ports';
import { serviceEnvironment, type ServiceSurroundings } from './service-environment';
import { SERVICE_NAMES, type ServiceName } from './names';
import { grantOperatorItsColumns } from './postgres-roles';

export interface ServicesOptions extends ServiceSurroundings {
  readonly home: Home;
  /** Which of the five, default all. */
  readonly names?: readonly ServiceName[];
  /** Directory that holds `apps/<service>/src/main.js`, for all or for some; default the build output. */
  readonly builtAt?: string | Readonly<Partial<Record<ServiceName, string>>>;
  readonly ephemeral?: boolean;
  /** Start a service again when it exits by itself, with growing pauses. */
  readonly supervise?: boolean;
  readonly onExit?: (name: ServiceName, code: number | string, logTail: string) => void;
}

/** The running services, one process each. */
export interface Services {
  readonly names: readonly ServiceName[];
  readonly pid: (name: ServiceName) => number;
  readonly url: (name: ServiceName) => string;
  /**
   * SIGTERM (it finishes what it holds), then a new process that is ready.
   * @param builtAt another build, which the service has from then on
   * @returns false when the old process did not go by itself and was killed
   */
  readonly restart: (name: ServiceName, builtAt?: string) => Promise<boolean>;
  /** SIGKILL, and no restart until `restart` is called. */
  readonly kill9: (name: ServiceName) => Promise<void>;
  /** SIGTERM to all at once; after 10 s SIGKILL. Answers which had to be killed. */
  readonly stop: () => Promise<ServiceName[]>;
}

const READY_WITHIN_MS = 60_000;
const DRAIN_WITHIN_MS = 10_000;

/** Applies the migrations of all services, each with its schema's owner, in parallel. They may run on every start. */
export async function migrateServices(options: ServicesOptions): Promise<void> {
  await Promise.all((options.names ?? SERVICE_NAMES).map((name) => migrate(options, name)));
  await grantOperatorItsColumns(options.postgres);
}

async function migrate(options: ServicesOptions, name: ServiceName): Promise<void> {
  const env = {
    ...serviceEnvironment(options, name, 0),
    DATABASE_OWNER_URL: options.postgres.urlFor(`${name}_owner`),
  };
  const run = startOwned(options.home, {
    ...program(options, buildOf(options, name), name, 'migrate.js'),
    name: `migrate-${name}`,
    env,
  });
  const code = await run.exited;
  if (code !== 0) throw new Error(`Migration of ${name} ended with ${code}:\n${tail(run.logFile)}`);
}

/**
 * Starts the services and waits until each answers `GET /health/ready` with 200.
 * @throws Error naming the service, with the end of its log, when one exits or is not ready within a minute
 */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const names = options.names ?? SERVICE_NAMES;
  const running = new Map<ServiceName, OwnedProcess>();
  const ports = new Map<ServiceName, number>();
  const builds = new Map(names.map((name) => [name, buildOf(options, name)]));
  const wanted = new Set<ServiceName>(); // a service that we stop ourselves is not restarted
  for (const name of names) ports.set(name, await choosePort(options.home, name, options.ephemeral));
  const portOf = (name: ServiceName): number => ports.get(name) ?? absent(name);
  const processOf = (name: ServiceName): OwnedProcess => running.get(name) ?? absent(name);

  const launch = async (name: ServiceName): Promise<void> => {
    const started = startOwned(options.home, {
      ...program(options, builds.get(name) ?? absent(name), name, 'main.js'),
      name: `service-${name}`,
      env: serviceEnvironment(options, name, portOf(name)),
    });
    running.set(name, started);
    wanted.add(name);
    await untilReady(name, started, portOf(name));
    void started.exited.then((code) => (wanted.has(name) ? exitedByItself(name, started, code) : undefined));
  };
  const exitedByItself = async (
    name: ServiceName,
    dead: OwnedProcess,
    code: number | string,
  ): Promise<void> => {
    options.onExit?.(name, code, tail(dead.logFile, 5));
    for (
      let delay = 500;
      options.supervise === true && wanted.has(name);
      delay = Math.min(delay * 2, 15_000)
    ) {
      await pause(delay);
      if (!wanted.has(name) || running.get(name) !== dead) return;
      const up = await launch(name).then(
        () => true,
        () => false,
      );
      if (up) return;
      wanted.add(name);
      running.set(name, dead);
    }
  };
  const stopOne = async (name: ServiceName, signal: NodeJS.Signals): Promise<boolean> => {
    wanted.delete(name);
    return processOf(name).stop(signal, DRAIN_WITHIN_MS);
  };
  const stop = async (): Promise<ServiceName[]> => {
    const up = names.filter((name) => running.has(name));
    const drained = await Promise.all(up.map((name) => stopOne(name, 'SIGTERM')));
    return up.filter((_, index) => drained[index] === false);
  };

  try {
    await Promise.all(names.map(launch));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    names,
    pid: (name) => processOf(name).pid,
    url: (name) => `http://127.0.0.1:${portOf(name)}`,
    restart: async (name, builtAt) => {
      if (builtAt !== undefined) builds.set(name, builtAt);
      const drained = await stopOne(name, 'SIGTERM');
      await launch(name);
      return drained;
    },
    kill9: async (name) => void (await stopOne(name, 'SIGKILL')),
    stop,
  };
}

/**
 * Megabytes. A service lives from about 70 MB of heap; told so, the collector does not let garbage grow to three times
 * as much first (280 MB resident under full load without it, 180 with it). What waits for its turn is outside the heap.
 */
const HEAP_LIMIT = '--max-old-space-size=256';

function program(options: ServicesOptions, builtAt: string, name: ServiceName, file: string) {
  const entry = join(builtAt, 'apps', name, 'src', file);
  if (!existsSync(entry)) throw new Error(`${entry} does not exist. Run: npm run build`);
  // The last argument is for the reader of a process list: which platform does this one belong to?
  const args = [HEAP_LIMIT, entry, `--home=${options.home.root}`];
  return { command: process.execPath, args, cwd: repositoryRoot() };
}

function buildOf({ builtAt }: ServicesOptions, name: ServiceName): string {
  return (typeof builtAt === 'string' ? builtAt : builtAt?.[name]) ?? join(repositoryRoot(), 'dist');
}

async function untilReady(name: ServiceName, service: OwnedProcess, port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/health/ready`;
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && service.running()) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await pause(100);
  }
  const why = service.running() ? `was not ready within ${READY_WITHIN_MS / 1000} s` : 'exited';
  await service.stop('SIGTERM', 2_000);
  await within(0, service.exited);
  throw new Error(`${name} ${why}; the end of ${service.logFile}:\n${tail(service.logFile)}`);
}

function absent(name: ServiceName): never {
  throw new Error(`Service ${name} is not part of this platform`);
}
