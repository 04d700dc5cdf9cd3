import { EXPERIMENTS, SHORT } from './experiments';
import { MUTANTS } from './mutants/mutants';

export interface Options {
  readonly experiments: readonly string[];
  readonly mutants: readonly string[];
  /** Each of the experiments is done with each of them. */
  readonly seeds: readonly number[];
  /** Where the table is kept. */
  readonly record: string | undefined;
  readonly json: string | undefined;
}

export const USAGE = `npm run chaos -- [--all] [--only=NAME,…] [--mutants[=NAME,…]] [--seeds=N,…] [--list] [--record=FILE] [--json=FILE]
Without arguments: ${SHORT.join(', ')}.
--mutants: each mechanism switched off in a build of its own; the harness must notice.
--record=docs/proof.md: the results go into its table, one row for every experiment and seed.`;

/** @throws Error naming the argument and what was expected */
export function optionsOf(args: readonly string[], randomSeed: number): Options {
  const given = new Map<string, string | undefined>();
  for (const arg of args) {
    const [, name, value] = /^--([a-z]+)(?:=(.*))?$/.exec(arg) ?? [];
    if (name === undefined || !['all', 'only', 'mutants', 'seed', 'seeds', 'record', 'json'].includes(name))
      throw new Error(`"${arg}" is no option\n${USAGE}`);
    given.set(name, value);
  }
  const all = EXPERIMENTS.map(({ name }) => name);
  const seeds = (given.get('seeds') ?? given.get('seed') ?? String(randomSeed)).split(',').map(seedOf);
  const mutantsOnly = given.has('mutants') && !given.has('all') && !given.has('only');
  return {
    experiments: mutantsOnly ? [] : given.has('all') ? all : chosen('only', given.get('only'), all, SHORT),
    mutants: given.has('mutants')
      ? chosen(
          'mutants',
          given.get('mutants'),
          MUTANTS.map(({ name }) => name),
        )
      : [],
    seeds,
    record: given.get('record'),
    json: given.get('json'),
  };
}

function seedOf(text: string): number {
  if (!/^\d+$/.test(text))
    throw new Error(`"${text}" is no seed; expected whole numbers, e.g. --seeds=1,2,3`);
  return Number(text);
}

function chosen(
  option: string,
  text: string | undefined,
  known: readonly string[],
  otherwise = known,
): readonly string[] {
  if (text === undefined) return otherwise;
  const names = text.split(',');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`--${option}: "${unknown}"; expected some of ${known.join(', ')}`);
  return names;
}
