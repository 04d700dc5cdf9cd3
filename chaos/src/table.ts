import type { Outcome } from './experiment';

/** The results as a table in Markdown, as it stands in docs/proof.md. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(
    ({ name, seed, cases, seconds, redelivered, notes, faults }) =>
      `| ${name} | ${seed} | ${cases} | ${redelivered} | ${seconds} s | ${notes.join('; ')} | ${faults.length === 0 ? 'held' : `**${faults.length} faults**`} |`,
  );
  return [
    '| experiment | seed | cases | sent again | took | notes | promises |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
