import type { PlatformRound } from '../lifecycle/closed-loop';
import type { EngineCounts } from '../watch/engine-counters';
import type { LoadRates } from '../watch/load';
import { rounded } from './statistics';

const percent = (msPerSecond: number): string => `${rounded(msPerSecond / 10, 1)} %`;
const list = (shares: readonly (readonly [string, number])[], write: (value: number) => string): string =>
  shares.map(([name, value]) => `${name} ${write(value)}`).join(', ');

/** Who used the processor, in percent of one core. */
export function loadLines(load: LoadRates): string[] {
  const { services, fiveServices, broker, database, databaseBy, driver, others } = load;
  return [
    `services  ${percent(fiveServices)}: ${list(Object.entries(services), percent)}`,
    `broker    ${percent(broker)}`,
    `Postgres  ${percent(database)}: ${list(databaseBy, percent)}`,
    `players   ${percent(driver)} (province, departments, reviewer, in one process)`,
    `others    ${percent(others)} (whatever else this machine was doing)`,
  ];
}

/** How full the chunks were and what became of the messages, by service, within a round. */
export function chunkLines({ before, after }: PlatformRound): string[] {
  return Object.keys(after.outcomes).map((name) => {
    const service = name as keyof EngineCounts['outcomes'];
    const records = after.chunkRecords[service] - before.chunkRecords[service];
    const chunks = after.chunks[service] - before.chunks[service];
    const outcomes = Object.entries(after.outcomes[service]).map(
      ([outcome, count]) => [outcome, count - (before.outcomes[service][outcome] ?? 0)] as const,
    );
    return `${service.padEnd(9)} ${rounded(records / chunks)} records per transaction; ${list(outcomes, String)}`;
  });
}

export function memoryLine(memory: Readonly<Record<string, number>>): string {
  return list(Object.entries(memory), (megabytes) => `${rounded(megabytes)} MB`);
}

/** Hops and records of whole lifecycles, taken between two moments at which nothing was under way. */
export function perLifecycleLines(
  lifecycles: number,
  [before, after]: readonly [EngineCounts, EngineCounts],
  [endsBefore, endsAfter]: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>],
): string[] {
  const per = (amount: number): string => rounded(amount / lifecycles, 2);
  const decided = Object.entries(after.outcomes).map(([name, outcomes]) => {
    const earlier = before.outcomes[name as keyof EngineCounts['outcomes']];
    return [name, (outcomes['decided'] ?? 0) - (earlier['decided'] ?? 0)] as const;
  });
  const families = new Map<string, number>();
  for (const [topic, end] of endsAfter) {
    const family = topic.replace(/^dept\.[^.]+\./, 'dept.*.');
    families.set(family, (families.get(family) ?? 0) + end - (endsBefore.get(topic) ?? 0));
  }
  const written = [...families].filter(([, count]) => count > 0);
  const total = written.reduce((sum, [, count]) => sum + count, 0);
  return [
    `hops      ${list(decided, per)}`,
    `REST      ${per(after.commands - before.commands)} commands; timers ${per(after.timers - before.timers)}`,
    `records   ${per(total)}: ${list(written, per)}`,
  ];
}
