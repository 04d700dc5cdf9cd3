import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { withAdmin } from '../../../deploy/src/platform/kafka-admin';
import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import type { Experiment } from '../experiment';
import type { Scene } from '../scene';
import { SmallDisk, type Server } from '../small-disk';

const FULL_MS = 15_000;
const MEGABYTES = { broker: 256, database: 512 } as const;
const DIRECTORY = { broker: 'kafka', database: 'postgres' } as const;

/**
 * Not one byte more can be written for a quarter of a minute. A broker or database that ends on it is started again when
 * there is space, as the runbook says (deploy/README.md, At 3 a.m.); the services are left alone.
 */
export const diskFull = (which: 'broker' | 'database'): Experiment => ({
  name: `disk-full-${which}`,
  what: `the disk of the ${which} is full for ${FULL_MS / 1000} s, under load`,
  scene: async () => {
    await SmallDisk.mayBeMounted();
    return {};
  },
  run: async (scene) => {
    const server = serverOf(scene, which);
    const path = scene.stand.platform.home[DIRECTORY[which]];
    const disk = await SmallDisk.beneath(path, MEGABYTES[which], server);
    try {
      const feeding = scene.feed(400, 40);
      await pause(8_000);
      disk.fill();
      await pause(FULL_MS);
      const dead = await notAlive(scene);
      disk.free();
      const state = await afterwards(scene, which, server);
      if (state !== 'went on') await server.restart();
      await feeding;
      await scene.settle();
      const { answers } = scene.players.reviewer;
      const broken = answers.get(500) ?? 0;
      return {
        notes: [`the ${which} ${SAID[state]}`, `${answers.get(503) ?? 0} commands were told 503`],
        faults: [
          ...dead,
          ...(broken === 0 ? [] : [`${broken} commands were told 500`]),
          ...scene.unexpectedExits(),
        ],
      };
    } finally {
      await disk.leave();
    }
  },
});

const SAID = {
  ended: 'ended and was started again',
  stands: 'lived without its disk, and was stopped and started again',
  'went on': 'went on by itself',
} as const;
const DECIDES_WITHIN_MS = 30_000;

/** A broker whose disk has failed ends, but on a busy machine not at once; meanwhile it lives and leads no partition. */
async function afterwards(
  { stand }: Scene,
  which: 'broker' | 'database',
  { pid }: { readonly pid: () => number },
): Promise<keyof typeof SAID> {
  for (const until = Date.now() + DECIDES_WITHIN_MS; Date.now() < until; await pause(500)) {
    if (!isRunning(pid())) return 'ended';
    if (which === 'database') return 'went on';
    const served = withAdmin(stand.platform.kafkaAdmin, (admin) => leadsAll(admin));
    if (await served.catch(() => false)) return 'went on';
  }
  return 'stands';
}

async function leadsAll(admin: Admin): Promise<boolean> {
  const { topics } = await admin.fetchTopicMetadata();
  return topics.every(({ partitions }) =>
    partitions.every(({ leader, partitionErrorCode }) => leader >= 0 && partitionErrorCode === 0),
  );
}

function serverOf(scene: Scene, which: 'broker' | 'database'): Server & { readonly pid: () => number } {
  const server = scene.stand.platform.infrastructure[which];
  if (!server) throw new Error('this experiment needs the embedded broker and database');
  return server;
}

/** A service that cannot work says that it is not ready; it lives. */
async function notAlive(scene: Scene): Promise<string[]> {
  const asked = SERVICE_NAMES.map(async (service) => {
    const url = `${scene.stand.platform.services.url(service)}/health/live`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    return answer?.status === 200 ? [] : [`${service} did not say that it lives while the disk was full`];
  });
  return (await Promise.all(asked)).flat();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
