import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopLeftovers } from './platform/leftovers';
import { ownerOf } from './platform/ownership';
import { homeAt, type Home } from './platform/paths';

/** Downloads and build marks: they are not data, and getting them again takes minutes. `--all` removes them too. */
const KEPT = ['kafka-lib', 'stamps', 'preparing'];

/** `npm run clean`: stops what runs on the home and removes its data. There is no way back. */
async function main(): Promise<void> {
  const home = homeAt();
  await stopOwner(home);
  for (const name of await stopLeftovers(home)) console.log(`· stopped ${name}`);
  const elsewhere = join(home.root, 'postgres-is-elsewhere.txt');
  if (existsSync(elsewhere)) {
    const data = readFileSync(elsewhere, 'utf8').trim();
    if (data.startsWith('/var/lib/huiying/')) rmSync(data, { recursive: true, force: true });
  }
  const kept = process.argv.includes('--all') ? ['preparing'] : KEPT;
  for (const entry of readdirSync(home.root).filter((name) => !kept.includes(name)))
    rmSync(join(home.root, entry), { recursive: true, force: true });
  console.log(`· ${home.root} is clean`);
}

/** It stops its own children in the right order, which we could not know as well. */
async function stopOwner(home: Home): Promise<void> {
  const pid = ownerOf(home);
  if (pid === undefined) return;
  console.log(`· stopping the platform (process ${pid})`);
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; ownerOf(home) === pid; waited += 100) {
    if (waited > 40_000) process.kill(pid, 'SIGKILL');
    await pause(100);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
