import { SERVICE_NAMES, type ServiceName } from '../../../deploy/src/platform/platform';
import type { Stand } from '../stand';

/** What the engines of all five services have counted since they started (libs/messaging/src/runtime/metrics.ts). */
export interface EngineCounts {
  /** Messages by what became of them, per service. */
  readonly outcomes: Readonly<Record<ServiceName, Readonly<Record<string, number>>>>;
  readonly chunks: Readonly<Record<ServiceName, number>>;
  readonly chunkRecords: Readonly<Record<ServiceName, number>>;
  readonly commands: number;
  readonly timers: number;
  readonly relayed: number;
  readonly deadLetters: number;
  readonly parked: number;
}

type Samples = readonly { readonly name: string; readonly labels: string; readonly value: number }[];

export async function engineCounts(stand: Stand): Promise<EngineCounts> {
  const scraped = await Promise.all(
    SERVICE_NAMES.map(async (service): Promise<[ServiceName, Samples]> => [
      service,
      await scrape(stand, service),
    ]),
  );
  const perService = <T>(of: (samples: Samples) => T): Record<ServiceName, T> =>
    Object.fromEntries(scraped.map(([service, samples]) => [service, of(samples)])) as Record<ServiceName, T>;
  const total = (name: string): number => scraped.reduce((sum, [, samples]) => sum + sumOf(samples, name), 0);
  return {
    outcomes: perService(outcomesOf),
    chunks: perService((samples) => sumOf(samples, 'huiying_chunk_records_count')),
    chunkRecords: perService((samples) => sumOf(samples, 'huiying_chunk_records_sum')),
    commands: total('huiying_commands_total'),
    timers: total('huiying_timers_fired_total'),
    relayed: total('huiying_relayed_total'),
    deadLetters: total('huiying_dead_letters_total'),
    parked: total('huiying_parked_total'),
  };
}

/** A hop is a message that was consumed, validated, decided and committed with its outbox, which is then relayed. */
export function hops(counts: EngineCounts): number {
  return SERVICE_NAMES.reduce((sum, service) => sum + (counts.outcomes[service]['decided'] ?? 0), 0);
}

function outcomesOf(samples: Samples): Record<string, number> {
  const outcomes = samples.filter(({ name }) => name === 'huiying_messages_total');
  return Object.fromEntries(
    outcomes.map(({ labels, value }) => [/outcome="(\w+)"/.exec(labels)?.[1] ?? '', value]),
  );
}

const sumOf = (samples: Samples, wanted: string): number =>
  samples.reduce((sum, { name, value }) => (name === wanted ? sum + value : sum), 0);

async function scrape(stand: Stand, service: ServiceName): Promise<Samples> {
  const answer = await fetch(`${stand.platform.services.url(service)}/metrics`);
  if (!answer.ok) throw new Error(`${service} answers ${answer.status} to GET /metrics`);
  const lines = (await answer.text()).split('\n');
  return lines.flatMap((line) => {
    const [, name, labels = '', value] = /^(huiying_\w+)(\{[^}]*\})? (\S+)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, labels, value: Number(value) }];
  });
}
