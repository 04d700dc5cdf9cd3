import { setTimeout as pause } from 'node:timers/promises';
import { withAdmin } from '../../../deploy/src/platform/kafka-admin';
import { SERVICE_NAMES, type ServiceName } from '../../../deploy/src/platform/platform';
import type { Players } from '../lifecycle/players';
import type { Stand } from '../stand';
import { isReady } from '../watch/ready';

const SEND_EVERY_MS = 100;
const BETWEEN_KILLS_MS = 3_000;
const GIVEN_UP_AFTER_MS = 120_000;

/**
 * kill -9 of one service after the other while ten cases a second come in. Each figure is the time in milliseconds from
 * the signal until the successor has worked off everything that had come in by the time it was ready; the half second
 * that the supervisor waits is in it.
 */
export async function recoveries(stand: Stand, players: Players, kills: number): Promise<number[]> {
  const feeding = setInterval(() => players.send(Date.now()), SEND_EVERY_MS);
  const took: number[] = [];
  try {
    for (let n = 0; n < kills; n += 1) {
      await pause(BETWEEN_KILLS_MS);
      took.push(await recovery(stand, SERVICE_NAMES[n % SERVICE_NAMES.length]!));
    }
  } finally {
    clearInterval(feeding);
  }
  await players.settle(GIVEN_UP_AFTER_MS);
  return took;
}

async function recovery(stand: Stand, service: ServiceName): Promise<number> {
  const { services } = stand.platform;
  const dead = services.pid(service);
  const began = Date.now();
  process.kill(dead, 'SIGKILL');
  while (services.pid(service) === dead || !(await isReady(services.url(service))))
    await wait(service, began);
  const ends = await endsOf(stand, service);
  while (await isBehind(stand, service, ends)) await wait(service, began);
  return Date.now() - began;
}

async function wait(service: ServiceName, began: number): Promise<void> {
  if (Date.now() - began > GIVEN_UP_AFTER_MS) throw new Error(`${service} does not come back`);
  await pause(50);
}

interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly next: string;
}

const positionsOf = (stand: Stand, service: ServiceName): Promise<Position[]> =>
  stand.query<Position>(`select topic, partition, next_offset::text as next from ${service}.consumer_offset`);

async function endsOf(stand: Stand, service: ServiceName): Promise<Map<string, bigint>> {
  const topics = [...new Set((await positionsOf(stand, service)).map(({ topic }) => topic))];
  return withAdmin(stand.platform.kafkaAdmin, async (admin) => {
    const ends = new Map<string, bigint>();
    for (const topic of topics)
      for (const { partition, high } of await admin.fetchTopicOffsets(topic))
        ends.set(`${topic}/${partition}`, BigInt(high));
    return ends;
  });
}

async function isBehind(stand: Stand, service: ServiceName, ends: Map<string, bigint>): Promise<boolean> {
  const positions = await positionsOf(stand, service);
  return positions.some(
    ({ topic, partition, next }) => BigInt(next) < (ends.get(`${topic}/${partition}`) ?? 0n),
  );
}
