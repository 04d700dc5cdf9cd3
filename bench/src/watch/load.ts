import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import type { Stand } from '../stand';
import { familyMs, machineBusyMs, processorMs, residentMb, sessionOf } from './processor-time';

/** Processor time so far, milliseconds, by who used it. */
export interface Load {
  readonly at: number;
  readonly services: Readonly<Record<string, number>>;
  readonly broker: number;
  /** The database's sessions by login, and its own processes by name. */
  readonly database: ReadonlyMap<string, number>;
  /** This process: province, departments, reviewer, and the feeding of the comparison chains. */
  readonly driver: number;
  /** The whole machine, other people's work included. */
  readonly machine: number;
}

/** The same for a stretch of time, in milliseconds per second: 1000 is one core. */
export interface LoadRates {
  readonly seconds: number;
  readonly services: Readonly<Record<string, number>>;
  readonly fiveServices: number;
  readonly broker: number;
  readonly database: number;
  readonly databaseBy: readonly (readonly [name: string, msPerSecond: number])[];
  readonly driver: number;
  /** What the machine did beside all that. */
  readonly others: number;
}

export function loadNow({ platform }: Stand): Load {
  const services = SERVICE_NAMES.map((name) => [name, processorMs(platform.services.pid(name))] as const);
  const { broker, database } = platform.infrastructure;
  return {
    at: Date.now(),
    services: Object.fromEntries(services),
    broker: broker ? processorMs(broker.pid()) : 0,
    database: database ? familyMs(database.pid(), sessionOf) : new Map(),
    driver: processorMs(process.pid),
    machine: machineBusyMs(),
  };
}

export function ratesBetween(before: Load, after: Load): LoadRates {
  const seconds = (after.at - before.at) / 1000;
  const rate = (from: number, to: number): number => (to - from) / seconds;
  const services = Object.fromEntries(
    Object.entries(after.services).map(([name, ms]) => [name, rate(before.services[name] ?? 0, ms)]),
  );
  const fiveServices = sum(Object.values(services));
  // A session that has ended moved from its own share into `ended sessions`: only the total is exact.
  const database = rate(sum([...before.database.values()]), sum([...after.database.values()]));
  const broker = rate(before.broker, after.broker);
  const driver = rate(before.driver, after.driver);
  const databaseBy = [...after.database]
    .map(([name, ms]) => [name, rate(before.database.get(name) ?? 0, ms)] as const)
    .filter(([, ms]) => ms >= 1)
    .sort(([, a], [, b]) => b - a);
  const others = rate(before.machine, after.machine) - fiveServices - broker - database - driver;
  return { seconds, services, fiveServices, broker, database, databaseBy, driver, others };
}

/** Resident megabytes per service. */
export function memoryNow({ platform }: Stand): Record<string, number> {
  return Object.fromEntries(SERVICE_NAMES.map((name) => [name, residentMb(platform.services.pid(name))]));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
