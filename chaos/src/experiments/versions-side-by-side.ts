import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../../deploy/src/platform/paths';
import { migrateServices, type Services } from '../../../deploy/src/platform/services';
import type { ServiceName } from '../../../deploy/src/platform/platform';
import { earlierBuild } from '../earlier-build';
import type { Experiment } from '../experiment';
import { RequestStream } from '../request-stream';
import { replica, surroundingsOf } from './processes';

/** Of these there are two processes, so that both versions share the partitions, leases and aggregates of one service. */
const DOUBLED = ['routing', 'sla'] as const;
/** In this order a release goes out; by `HALF` of it the versions stand side by side. */
const ORDER = ['routing', 'reporting', 'sla', 'intake', 'rating'] as const;
const HALF = 3;
const SIDE_BY_SIDE_MS = 8_000;

/**
 * A release as it is done: the new version migrates while the old one works, takes over process by process, and is
 * taken back the same way, the database staying as it is. Nobody outside is to notice.
 */
export const versionsSideBySide: Experiment = {
  name: 'versions-side-by-side',
  what: 'the version before the last migration, and this one: it migrates, takes over process by process and is rolled back, under load',
  scene: async (say) => ({ builtAt: (await earlierBuild(say)).builtAt }),
  run: async (scene) => {
    const { builtAt: before, commit } = await earlierBuild(scene.say);
    const now = join(repositoryRoot(), 'dist');
    const second = await replica(scene, DOUBLED, before);
    const { services } = scene.stand.platform;
    const requests = await RequestStream.open(scene.stand, [services, second]);
    const versions = new Rollout(services, second);
    try {
      const feeding = scene.feed(400, 80);
      await pause(3_000);
      await migrateServices({ ...surroundingsOf(scene), builtAt: now });
      await versions.go(ORDER.slice(0, HALF), now);
      await pause(SIDE_BY_SIDE_MS);
      await versions.go(ORDER.slice(HALF), now);
      await versions.goSecond(now);
      await versions.go(ORDER.slice(0, HALF).reverse(), before);
      await pause(SIDE_BY_SIDE_MS);
      await versions.go(ORDER.slice(HALF), before);
      await versions.goSecond(before);
      await feeding;
      await scene.settle();
    } finally {
      await requests.close();
      await second.stop();
    }
    return {
      notes: [`${commit} → this → ${commit}`, `${requests.answered} requests answered`],
      faults: [
        ...requests.failures,
        ...versions.killed.map((service) => `${service} did not drain and was killed`),
        ...scene.unexpectedExits(),
      ],
    };
  },
};

/** Takes processes from one version to the other, one after the other. */
class Rollout {
  readonly killed: ServiceName[] = [];

  constructor(
    private readonly first: Services,
    private readonly second: Services,
  ) {}

  go(names: readonly ServiceName[], builtAt: string): Promise<void> {
    return this.replace(this.first, names, builtAt);
  }

  goSecond(builtAt: string): Promise<void> {
    return this.replace(this.second, this.second.names, builtAt);
  }

  private async replace(processes: Services, names: readonly ServiceName[], builtAt: string): Promise<void> {
    for (const name of names) if (!(await processes.restart(name, builtAt))) this.killed.push(name);
  }
}
