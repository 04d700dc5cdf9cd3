import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import type { Stand } from '../stand';
import { heaviest } from './heaviest';

const WRITTEN_WITHIN_MS = 30_000;

/** Processor profiles of the five services over a stretch of time. Make it before the services are started. */
export class Profiles {
  private readonly directory = mkdtempSync(join(tmpdir(), 'huiying-profiles-'));

  constructor() {
    process.env['HUIYING_PROFILES'] = this.directory;
    process.env['NODE_OPTIONS'] = `--require ${join(__dirname, 'recorder.js')}`;
  }

  /** Records while `work` runs; answers each service's heaviest functions as lines. */
  async during(stand: Stand, seconds: number, work: () => Promise<unknown>): Promise<string[]> {
    const pids = SERVICE_NAMES.map((name) => [name, stand.platform.services.pid(name)] as const);
    const toggle = (): void => pids.forEach(([, pid]) => process.kill(pid, 'SIGUSR2'));
    const working = work();
    await pause(seconds * 200); // the first fifth of the feeding fills the pipes
    toggle();
    await pause(seconds * 800);
    toggle();
    await working;
    const lines = pids.map(async ([name, pid]) => {
      const file = join(this.directory, `${pid}.cpuprofile`);
      for (let waited = 0; !existsSync(file) && waited < WRITTEN_WITHIN_MS; waited += 100) await pause(100);
      await pause(500);
      return existsSync(file) ? [`${name}: ${file}`, ...heaviest(file)] : [`${name}: no profile was written`];
    });
    return (await Promise.all(lines)).flat();
  }
}
