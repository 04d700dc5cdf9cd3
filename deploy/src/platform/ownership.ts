import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf } from './leftovers';
import type { Home } from './paths';
import { readPrivateJson } from './private-file';

interface Owner {
  readonly pid: number;
  readonly birth: string;
}

/** Another process runs a platform on this home. Two brokers on one data directory would destroy it. */
export class PlatformAlreadyRuns extends Error {
  constructor(
    readonly home: Home,
    readonly pid: number,
  ) {
    super(
      `A platform already runs in ${home.root} (process ${pid}). Stop it first, or set HUIYING_HOME to another place.`,
    );
  }
}

const fileOf = (home: Home): string => join(home.run, 'owner.json');

/** The pid of the living process that runs a platform on this home. */
export function ownerOf(home: Home): number | undefined {
  const owner = readPrivateJson<Owner>(fileOf(home));
  return owner !== undefined && birthOf(owner.pid) === owner.birth ? owner.pid : undefined;
}

/**
 * Makes this process the only one that runs a platform on the home.
 * @throws PlatformAlreadyRuns
 * @returns gives the home up again
 */
export function takeOwnership(home: Home): () => void {
  const owner = ownerOf(home);
  if (owner !== undefined) throw new PlatformAlreadyRuns(home, owner);
  rmSync(fileOf(home), { force: true });
  const me: Owner = { pid: process.pid, birth: birthOf(process.pid) ?? '' };
  try {
    writeFileSync(fileOf(home), JSON.stringify(me), { flag: 'wx', mode: 0o600 });
  } catch {
    throw new PlatformAlreadyRuns(home, ownerOf(home) ?? 0); // another one came first, this instant
  }
  return () => rmSync(fileOf(home), { force: true });
}
