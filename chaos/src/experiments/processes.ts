import { setTimeout as pause } from 'node:timers/promises';
import { isReady } from '../../../bench/src/watch/ready';
import { SERVICE_NAMES, type ServiceName } from '../../../deploy/src/platform/platform';
import { startServices, type Services, type ServicesOptions } from '../../../deploy/src/platform/services';
import type { Experiment, Findings } from '../experiment';
import type { Scene } from '../scene';

const PUBLISHING = [
  'chunk:loaded',
  'chunk:decided',
  'chunk:committed',
  'relay:read',
  'relay:sent',
  'relay:deleted',
];
const READING = PUBLISHING.filter((step) => step.startsWith('chunk'));
/** The steps at which a process may die under this load; reporting sends nothing. Timers have an experiment of their own. */
const stepsOf = (service: ServiceName): readonly string[] => (service === 'reporting' ? READING : PUBLISHING);

const CASES_PER_STEP = 12;
const REACHED_WITHIN_MS = 30_000;

/** kill -9 at every named step of the engine, one after the other, each while cases come in. */
export function crashPoints(name: string, services: readonly ServiceName[]): Experiment {
  return {
    name,
    what: `kill -9 at every step of the engine: ${services.join(', ')}`,
    run: async (scene) => {
      const faults: string[] = [];
      let killed = 0;
      for (const service of services)
        for (const step of stepsOf(service)) {
          if (await dieAt(scene, service, step)) killed += 1;
          else faults.push(`${service} never came to ${step}`);
        }
      await scene.settle();
      return { faults, notes: [`${killed} processes died at their step`] };
    },
  };
}

async function dieAt(scene: Scene, service: ServiceName, step: string): Promise<boolean> {
  const before = scene.exits.length;
  const time = scene.random.between(1, 3);
  await scene.arm(service, step, time);
  const feeding = scene.feed(CASES_PER_STEP, 1);
  for (const began = Date.now(); scene.exits.length === before; await pause(50))
    if (Date.now() - began > REACHED_WITHIN_MS) return false;
  await feeding;
  await revived(scene, service);
  return true;
}

export async function revived(scene: Scene, service: ServiceName): Promise<void> {
  const { services } = scene.stand.platform;
  for (let waited = 0; waited < 60_000; waited += 200) {
    if (await isReady(services.url(service))) return;
    await pause(200);
  }
  throw new Error(`${service} was not started again`);
}

export const randomKills: Experiment = {
  name: 'random-kills',
  what: 'kill -9 of a service every 3 to 10 s under load',
  run: async (scene) => {
    const feeding = scene.feed(600, 60);
    let kills = 0;
    for (const until = Date.now() + 60_000; Date.now() < until; kills += 1) {
      scene.kill(scene.random.oneOf(SERVICE_NAMES));
      await pause(scene.random.between(3_000, 10_000));
    }
    await feeding;
    await scene.settle();
    return { notes: [`${kills} kills`] };
  },
};

export const everythingAtOnce: Experiment = {
  name: 'everything-at-once',
  what: 'kill -9 of the five services, the broker and the database in one moment, under load',
  run: async (scene) => {
    const { infrastructure } = scene.stand.platform;
    const feeding = scene.feed(300, 20);
    await pause(8_000);
    for (const service of SERVICE_NAMES) scene.kill(service);
    await Promise.all([infrastructure.broker?.kill9(), infrastructure.database?.kill9()]);
    await Promise.all([infrastructure.broker?.restart(), infrastructure.database?.restart()]);
    await feeding;
    await scene.settle();
    return {};
  },
};

export const rollingRestart: Experiment = {
  name: 'rolling-restart',
  what: 'every service in turn gets SIGTERM and a successor, under load; none has to be killed',
  run: async (scene) => {
    const feeding = scene.feed(300, 25);
    const killed: string[] = [];
    for (const service of SERVICE_NAMES) {
      if (!(await scene.stand.platform.services.restart(service)))
        killed.push(`${service} did not drain and was killed`);
      await pause(1_000);
    }
    await feeding;
    await scene.settle();
    return { faults: [...killed, ...scene.unexpectedExits()] };
  },
};

/** Where a process of this scene finds everything. */
export function surroundingsOf(scene: Scene): ServicesOptions {
  const { home, secrets, kafka, postgres } = scene.stand.platform.infrastructure;
  return { home, secrets, kafka, postgres, clock: 'system' };
}

/** A second process of these services, as an operator would add one. */
export function replica(scene: Scene, names: readonly ServiceName[], builtAt?: string): Promise<Services> {
  const build = builtAt === undefined ? {} : { builtAt };
  return startServices({ ...surroundingsOf(scene), names, ephemeral: true, ...build });
}

export const zombie: Experiment = {
  name: 'zombie',
  what: 'two processes of routing; each in turn is stopped for 12 s (its lease and its partitions go to the other) and goes on',
  run: async (scene): Promise<Findings> => {
    const second = await replica(scene, ['routing']);
    try {
      const feeding = scene.feed(400, 40);
      for (const pid of [scene.stand.platform.services.pid('routing'), second.pid('routing')]) {
        await pause(3_000);
        process.kill(pid, 'SIGSTOP');
        await pause(12_000);
        process.kill(pid, 'SIGCONT');
      }
      await feeding;
      await scene.settle();
      return {};
    } finally {
      await second.stop();
    }
  },
};

export const rebalanceStorm: Experiment = {
  name: 'rebalance-storm',
  what: 'second processes of routing and sla come and go, every few seconds, under load',
  run: async (scene) => {
    const feeding = scene.feed(300, 30);
    for (let round = 0; round < 5; round += 1) {
      const both = await replica(scene, ['routing', 'sla']);
      await pause(scene.random.between(500, 2_500));
      await both.stop();
    }
    await feeding;
    await scene.settle();
    return {};
  },
};
