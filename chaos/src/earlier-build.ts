import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../deploy/src/platform/paths';
import { NotArranged } from './experiment';

/** What makes two versions differ where it matters to a process that still runs: the tables under its feet. */
const MIGRATIONS = ['apps/*/src/persistence/migrations/*.ts', 'libs/messaging/src/schema/*.ts'];
const COMPILER = join('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');

export interface EarlierBuild {
  readonly builtAt: string;
  /** Its commit, abbreviated. */
  readonly commit: string;
}

const run = promisify(execFile);
const git = async (...args: string[]): Promise<string> =>
  (await run('git', ['-C', repositoryRoot(), ...args])).stdout.trim();

/**
 * The services as they were before the last migration came, compiled once and kept in `.huiying/earlier`, with the
 * packages of today. `HUIYING_EARLIER_COMMIT` names another commit.
 * @throws NotArranged when this checkout has no history that goes back so far
 */
export async function earlierBuild(say: (line: string) => void): Promise<EarlierBuild> {
  const commit = await commitBeforeLastMigration();
  const place = join(repositoryRoot(), '.huiying', 'earlier', commit);
  const build = { builtAt: join(place, 'dist'), commit: commit.slice(0, 7) };
  if (existsSync(place)) return build;
  say(`building ${build.commit}, the version before the last migration`);
  const draft = `${place}.${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true });
    await git('archive', '--format=tar', `--output=${join(draft, 'tree.tar')}`, commit);
    await run('tar', ['-xf', 'tree.tar'], { cwd: draft });
    symlinkSync(join(repositoryRoot(), 'node_modules'), join(draft, 'node_modules'));
    await run(process.execPath, [COMPILER, 'build', 'intake'], { cwd: draft });
    renameSync(draft, place); // whole or not at all
    return build;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function commitBeforeLastMigration(): Promise<string> {
  try {
    const named = process.env['HUIYING_EARLIER_COMMIT'];
    if (named) return await git('rev-parse', '--verify', `${named}^{commit}`);
    const last = await git('log', '-1', '--format=%H', '--diff-filter=A', '--', ...MIGRATIONS);
    if (last === '') throw new Error('no commit brought a migration');
    return await git('rev-parse', '--verify', `${last}^{commit}^`);
  } catch (error) {
    const [why = ''] = String((error as { stderr?: string }).stderr ?? (error as Error).message).split('\n');
    throw new NotArranged(`no earlier version to build: ${why}`);
  }
}
