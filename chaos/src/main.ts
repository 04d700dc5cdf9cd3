import { writeFileSync } from 'node:fs';
import { quietClient } from '../../bench/src/chains/quiet-client';
import { EXPERIMENTS } from './experiments';
import type { Experiment, Outcome } from './experiment';
import { buildOf } from './mutants/mutant-build';
import { MUTANTS } from './mutants/mutants';
import { optionsOf } from './options';
import { perform } from './perform';
import { record } from './record';
import { summary, table, verdict } from './table';

const began = Date.now();
const say = (line: string): void =>
  console.log(`· ${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}`);

/** `npm run chaos`. Exit code 1 when a promise was broken or a mutant survived, 2 when the arguments are wrong. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--list')) {
    for (const { name, what } of EXPERIMENTS) console.log(`${name.padEnd(24)} ${what}`);
    for (const { name, promise, noticedBy } of MUTANTS)
      console.log(`mutant ${name}: ${promise} (noticed by ${noticedBy})`);
    return 0;
  }
  const options = optionsOf(args, Date.now() % 1_000_000_000);
  quietClient();
  const outcomes: Outcome[] = [];
  for (const seed of options.seeds)
    for (const name of options.experiments) {
      say(`${name}, seed ${seed}: ${experiment(name).what}`);
      const outcome = await perform(experiment(name), seed, say).catch((error: unknown) =>
        unable(name, seed, error),
      );
      outcomes.push(outcome);
      for (const fault of outcome.faults) say(`  FAULT ${fault}`);
      say(`  ${verdict(outcome)}, ${outcome.seconds} s`);
      if (options.record !== undefined) record(options.record, [outcome]);
    }
  const survivors = await mutantsThatSurvive(options.mutants, options.seeds[0] ?? 1);
  if (outcomes.length > 0) console.log(`\n${table(outcomes)}\n\n${summary(outcomes)}`);
  if (options.mutants.length > 0)
    console.log(`Mutants: ${options.mutants.length - survivors.length} of ${options.mutants.length} noticed`);
  if (options.json !== undefined)
    writeFileSync(options.json, JSON.stringify({ outcomes, survivors }, null, 1));
  return outcomes.every(({ faults }) => faults.length === 0) && survivors.length === 0 ? 0 : 1;
}

/** The platform did not come up, or the judge could not look: nothing was shown, and the others are still worth doing. */
const unable = (name: string, seed: number, error: unknown): Outcome => ({
  name,
  seed,
  date: new Date().toISOString().slice(0, 10),
  cases: 0,
  seconds: 0,
  redelivered: 0,
  notes: [],
  faults: [`could not be done: ${error instanceof Error ? error.message : String(error)}`],
});

async function mutantsThatSurvive(names: readonly string[], seed: number): Promise<string[]> {
  const survivors: string[] = [];
  for (const name of names) {
    const mutant = MUTANTS.find((each) => each.name === name);
    if (!mutant) throw new Error(`there is no mutant ${name}`);
    const { builtAt, remove } = buildOf(mutant);
    try {
      const { faults } = await perform(experiment(mutant.noticedBy), seed, say, builtAt);
      say(`mutant ${name} ${faults.length > 0 ? `noticed: ${faults[0]}` : 'SURVIVED'}`);
      if (faults.length === 0) survivors.push(name);
    } finally {
      remove();
    }
  }
  return survivors;
}

function experiment(name: string): Experiment {
  const found = EXPERIMENTS.find((each) => each.name === name);
  if (!found) throw new Error(`there is no experiment ${name}`);
  return found;
}

// what runs is stopped by the guard of its home, what lies about by those who listen for `exit`
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(2);
  },
);
