import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopLeftovers } from './leftovers';
import { startOwned, type OwnedProcess } from './owned-process';
import { homeAt, type Home } from './paths';

describe('a second process of one name', () => {
  let home: Home;
  const started: OwnedProcess[] = [];
  beforeEach(() => (home = homeAt(mkdtempSync(join(tmpdir(), 'huiying-owned-')))));
  afterEach(async () => {
    await Promise.all(started.splice(0).map((each) => each.stop('SIGKILL', 1_000)));
    rmSync(home.root, { recursive: true, force: true });
  });
  const start = (): OwnedProcess => {
    const args = ['-e', 'setInterval(() => undefined, 1000)'];
    const each = startOwned(home, {
      name: 'service-routing',
      command: process.execPath,
      args,
      env: process.env,
    });
    started.push(each);
    return each;
  };

  it('is found beside the first one by whoever stops what was left behind', async () => {
    const [first, second] = [start(), start()];
    expect(await stopLeftovers(home)).toHaveLength(2);
    expect([first.running(), second.running()]).toEqual([false, false]);
  });
});
