import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXPERIMENTS } from '../experiments';
import { MUTANTS } from './mutants';

const source = (file: string): string =>
  readFileSync(join(__dirname, '../../../libs/messaging/src', file.replace(/\.js$/, '.ts')), 'utf8');

describe('the mutants', () => {
  it('are at least twelve, each with a name of its own', () => {
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
    expect(MUTANTS.length).toBeGreaterThanOrEqual(12);
  });

  it.each(MUTANTS)('$name: its file is there, and an experiment is named that must notice', (mutant) => {
    expect(source(mutant.file)).not.toBe('');
    expect(EXPERIMENTS.map(({ name }) => name)).toContain(mutant.noticedBy);
  });
});
