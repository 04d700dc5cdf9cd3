import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceName } from '../../deploy/src/platform/platform';

/** The wall clock of each service, to be set by an experiment; by nothing else than its own is a service's judged. */
export class WallClocks {
  private readonly directory = mkdtempSync(join(tmpdir(), 'huiying-clocks-'));

  /** Processes that are started meanwhile have a clock that can be set. */
  async worn<T>(start: () => Promise<T>): Promise<T> {
    const given = process.env['NODE_OPTIONS'];
    process.env['NODE_OPTIONS'] = `${given ?? ''} --require ${join(__dirname, 'moved-clock.js')}`.trim();
    process.env['HUIYING_CLOCKS'] = this.directory;
    try {
      return await start();
    } finally {
      delete process.env['HUIYING_CLOCKS'];
      if (given === undefined) delete process.env['NODE_OPTIONS'];
      else process.env['NODE_OPTIONS'] = given;
    }
  }

  /** @param offMs how far it is ahead of the machine's; below 0: behind */
  set(service: ServiceName, offMs: number): void {
    const draft = join(this.directory, `${service}.draft`);
    writeFileSync(draft, String(offMs));
    renameSync(draft, join(this.directory, service)); // never read half
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
