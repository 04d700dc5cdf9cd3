import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../../deploy/src/platform/paths';
import type { Mutant } from './mutants';

/** What a build finds beside itself. */
const BESIDE = ['node_modules', 'libs', 'package.json'];

/**
 * A copy of the build with one piece changed, in a directory of its own.
 * @returns where `apps/<service>/src/main.js` lies, and how to remove it all
 * @throws Error when the piece is not there exactly once: the mutant is out of date
 */
export function buildOf(mutant: Mutant): { builtAt: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'huiying-mutant-'));
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(root, { recursive: true, force: true });
  };
  process.once('exit', remove); // also when the run is stopped half-way
  try {
    const builtAt = join(root, 'dist');
    mkdirSync(builtAt);
    for (const part of ['apps', 'libs'])
      cpSync(join(repositoryRoot(), 'dist', part), join(builtAt, part), { recursive: true });
    for (const name of BESIDE) symlinkSync(join(repositoryRoot(), name), join(root, name));
    const file = join(builtAt, 'libs', 'messaging', 'src', mutant.file);
    const pieces = readFileSync(file, 'utf8').split(mutant.from);
    if (pieces.length !== 2)
      throw new Error(
        `${mutant.name}: ${mutant.file} has the piece ${pieces.length - 1} times, expected once`,
      );
    writeFileSync(file, pieces.join(mutant.to));
    return { builtAt, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
