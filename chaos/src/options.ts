import { EXPERIMENTS, SHORT } from './experiments';
import { MUTANTS } from './mutants/mutants';

export interface Options {
  readonly experiments: readonly string[];
  readonly mutants: readonly string[];
  readonly seed: number;
  readonly json: string | undefined;
}

export const USAGE = `npm run chaos -- [--all] [--only=NAME,…] [--mutants[=NAME,…]] [--seed=N] [--list] [--json=FILE]
Without arguments: ${SHORT.join(', ')}.
--mutants: each mechanism switched off in a build of its own; the harness must notice.`;

/** @throws Error naming the argument and what was expected */
export function optionsOf(args: readonly string[], randomSeed: number): Options {
  const given = new Map<string, string | undefined>();
  for (const arg of args) {
    const [, name, value] = /^--([a-z]+)(?:=(.*))?$/.exec(arg) ?? [];
    if (name === undefined || !['all', 'only', 'mutants', 'seed', 'json'].includes(name))
      throw new Error(`"${arg}" is no option\n${USAGE}`);
    given.set(name, value);
  }
  const all = EXPERIMENTS.map(({ name }) => name);
  const seed = Number(given.get('seed') ?? randomSeed);
  if (!Number.isInteger(seed)) throw new Error(`--seed is "${given.get('seed')}"; expected a whole number`);
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
    seed,
    json: given.get('json'),
  };
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
