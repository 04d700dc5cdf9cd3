import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { bench, type Results } from './bench';
import { quietClient } from './chains/quiet-client';
import { table } from './figures/figure';
import { NOTHING_JUDGED, together } from './oracle/verdict';
import { optionsOf, ORDINARY, type Options } from './options';
import { Profiles } from './profile/profiles';
import { Stand } from './stand';
import { stress, type Found } from './stress/stress';

const began = Date.now();
const say = (line: string): void =>
  console.log(`· ${String(Math.round((Date.now() - began) / 1000)).padStart(3)} s  ${line}`);

/** `npm run bench`. Exit code 1 when a message is missing, doubled or parked, 2 when it could not be run to its end. */
async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  quietClient();
  const profiles = options.profile ? new Profiles() : undefined;
  const ordinary = ORDINARY.some((part) => options.parts.has(part))
    ? await onItsPlatform(options, profiles)
    : undefined;
  const results = withStress(ordinary, await stress(options, say));
  print(results);
  if (options.json !== undefined)
    writeFileSync(options.json, JSON.stringify(forMachines(results, options), null, 1));
  return results.verdict.faults.length === 0 ? 0 : 1;
}

async function onItsPlatform(options: Options, profiles: Profiles | undefined): Promise<Results> {
  const stand = await Stand.start(say);
  try {
    return await bench(stand, options, say, profiles);
  } finally {
    await stand.stop();
  }
}

function withStress(ordinary: Results | undefined, { figures, verdict }: Found): Results {
  return {
    figures: [...(ordinary?.figures ?? []), ...figures],
    sections: ordinary?.sections ?? [],
    verdict: together([ordinary?.verdict ?? NOTHING_JUDGED, verdict]),
  };
}

function print({ figures, sections, verdict }: Results): void {
  for (const { title, lines } of sections)
    console.log(['', title, ...lines.map((line) => `  ${line}`)].join('\n'));
  const { cases, recordsRead, redelivered, faults } = verdict;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, load average ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`;
  console.log(['', machine, '', ...table(figures), ''].join('\n'));
  console.log(
    `Oracle: ${cases} cases and as many ratings sent; ${recordsRead} records read again, ${redelivered} of them redelivered`,
  );
  if (faults.length === 0 && cases > 0)
    console.log('Everything that was sent is accounted for, exactly once.');
  else if (faults.length === 0) console.log('No part with cases was run, so none was judged.');
  else console.log(['NOT everything is accounted for:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
}

function forMachines({ figures, sections, verdict }: Results, options: Options): object {
  return {
    at: new Date().toISOString(),
    options: { ...options, parts: [...options.parts] },
    figures,
    sections,
    verdict,
  };
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(2);
  },
);
