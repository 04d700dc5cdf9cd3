import { existsSync, rmSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brokerCertificate } from './broker-certificate';
import { protocolOf, writeProperties } from './broker-properties';
import { brokerClasses, javaProgram } from './java';
import type { KafkaAccess } from './kafka-access';
import { startOwned, tail, type OwnedProcess } from './owned-process';
import type { Home } from './paths';
import { choosePort } from './ports';
import { passwordOf, type Secrets } from './secrets';

export interface BrokerOptions {
  readonly home: Home;
  readonly secrets: Secrets;
  /** Heap in MiB, default 512; the page cache does the rest. */
  readonly heapMegabytes?: number;
  /** Any free port instead of the usual one. */
  readonly ephemeral?: boolean;
  /** Connections are encrypted (SASL_SSL) under a certificate of the broker's own. */
  readonly tls?: boolean;
  /**
   * For rehearsals of a bad network: the broker gets a second listener, this is told its port and answers the port of a
   * proxy before it. The broker names that one to whoever came by it, so that clients stay behind the proxy.
   */
  readonly detour?: (port: number) => Promise<number>;
  /** For tests: less processor time to start, less throughput later. */
  readonly quickStart?: boolean;
  /** Further options of the virtual machine. */
  readonly jvm?: readonly string[];
}

/** The embedded broker: Apache Kafka, one KRaft node, data kept in the home. */
export interface Broker {
  /** As `admin`, a super user. */
  readonly access: KafkaAccess;
  /** The same by the detour; equal to `access` without one. */
  readonly accessByDetour: KafkaAccess;
  readonly pid: () => number;
  /** SIGKILL, for rehearsing the loss of the broker; start it again with `restart`. */
  readonly kill9: () => Promise<void>;
  /** The same data on the same port. */
  readonly restart: () => Promise<void>;
  /** The same port and none of the data, for rehearsing the loss of a disk: another cluster, which has to be prepared. */
  readonly restartEmpty: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Formats the data directory when it is new, starts the broker and waits until it takes connections.
 * @throws Error with the end of the broker's log when it does not come up within a minute
 */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { home, secrets } = options;
  const port = await choosePort(home, 'kafka', options.ephemeral);
  const controllerPort = await choosePort(home, 'kafka-controller', options.ephemeral);
  const certificate = options.tls
    ? await brokerCertificate(home, passwordOf(secrets.kafka, 'admin'))
    : undefined;
  const behind = options.detour && (await choosePort(home, 'kafka-detour', options.ephemeral));
  const detour =
    behind === undefined
      ? undefined
      : { port: behind, advertised: (await options.detour?.(behind)) ?? behind };
  const properties = writeProperties(home, secrets, { port, controllerPort, certificate, detour });
  await formatOnce(home, secrets, properties);
  let running = launch(options, properties);
  await untilListening(running, port);
  const start = async (): Promise<void> => {
    running = launch(options, properties);
    await untilListening(running, port);
  };
  const stop = async (): Promise<void> => void (await running.stop('SIGTERM', 60_000));
  const access: KafkaAccess = {
    brokers: [`127.0.0.1:${port}`],
    securityProtocol: protocolOf(certificate),
    username: 'admin',
    password: passwordOf(secrets.kafka, 'admin'),
    ...(certificate === undefined ? {} : { caFile: certificate.caFile }),
  };
  return {
    access,
    accessByDetour:
      detour === undefined ? access : { ...access, brokers: [`127.0.0.1:${detour.advertised}`] },
    pid: () => running.pid,
    kill9: async () => void (await running.stop('SIGKILL', 10_000)),
    restart: async () => {
      await stop();
      await start();
    },
    restartEmpty: async () => {
      await stop();
      rmSync(home.kafka, { recursive: true, force: true });
      await formatOnce(home, secrets, properties);
      await start();
    },
    stop,
  };
}

/**
 * 16 random bytes, base64url. Anew whenever the directory is: by the id services see that what they have read is another
 * log's (engine rule 4). Behind a minus the tool would look for an option.
 */
const newClusterId = (): string => `A${randomBytes(16).toString('base64url').slice(1)}`;

/** Only `admin` is made here, because the broker itself logs in with it; all others by request (scram-users.ts). */
async function formatOnce(home: Home, secrets: Secrets, properties: string): Promise<void> {
  if (existsSync(join(home.kafka, 'meta.properties'))) return;
  rmSync(home.kafka, { recursive: true, force: true });
  const admin = `SCRAM-SHA-512=[name=admin,password=${passwordOf(secrets.kafka, 'admin')}]`;
  const format = ['format', '-t', newClusterId(), '-c', properties, '--add-scram', admin];
  await promisify(execFile)(javaProgram(), [
    ...[
      '-Xmx128m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    ],
    ...[...brokerClasses(), 'kafka.tools.StorageTool', ...format],
  ]);
}

function launch(options: BrokerOptions, properties: string): OwnedProcess {
  const { home, heapMegabytes = 512, quickStart = false, jvm = [] } = options;
  return startOwned(home, {
    name: 'kafka',
    command: javaProgram(),
    args: [
      `-Xmx${heapMegabytes}m`,
      `-Xms${Math.min(heapMegabytes, 256)}m`,
      // On two cores G1's concurrent threads cost more than the pauses of a heap this small.
      cpus().length <= 2 ? '-XX:+UseSerialGC' : '-XX:+UseG1GC',
      '-XX:+ExitOnOutOfMemoryError',
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      // Refused access is worth a line: it is the first question when a department sees nothing.
      '-Dorg.slf4j.simpleLogger.log.kafka.authorizer.logger=info',
      '-Dorg.slf4j.simpleLogger.showDateTime=true',
      '-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS',
      // A broker that lives for seconds is never worth the second compiler.
      ...(quickStart ? ['-XX:TieredStopAtLevel=1'] : []),
      ...jvm,
      ...[...brokerClasses(), 'kafka.Kafka', properties],
    ],
    env: process.env,
  });
}

async function untilListening(broker: OwnedProcess, port: number): Promise<void> {
  for (let waited = 0; waited < 60_000 && broker.running(); waited += 50) {
    if (await accepts(port)) return;
    await pause(50);
  }
  await broker.stop('SIGKILL', 5_000);
  throw new Error(`The broker did not come up on port ${port}:\n${tail(broker.logFile)}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}
