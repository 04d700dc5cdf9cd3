import type { Outcome } from './experiment';

export const HEAD = '| experiment | seed | date | cases | sent again | took | notes | promises |';
export const RULE = '|---|---|---|---|---|---|---|---|';

/** One row in Markdown, as it stands in docs/proof.md. */
export function row(outcome: Outcome): string {
  const { name, seed, date, cases, seconds, redelivered, notes } = outcome;
  const cells = [name, seed, date, cases, redelivered, `${seconds} s`, notes.join('; '), verdict(outcome)];
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '/')).join(' | ')} |`;
}

export const table = (outcomes: readonly Outcome[]): string => [HEAD, RULE, ...outcomes.map(row)].join('\n');

/** How it went in all: `3 runs, 412 cases, 180 s; held 2, broken 1: zombie (seed 2)`. */
export function summary(outcomes: readonly Outcome[]): string {
  const broken = outcomes.filter(({ faults }) => faults.length > 0);
  const undone = outcomes.filter(({ notArranged }) => notArranged !== undefined);
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((all, each) => all + of(each), 0);
  const names = broken.map(({ name, seed }) => `${name} (seed ${seed})`).join(', ');
  return (
    `${outcomes.length} runs, ${sum(({ cases }) => cases)} cases, ${sum(({ seconds }) => seconds)} s; ` +
    `held ${outcomes.length - broken.length - undone.length}, broken ${broken.length}${names === '' ? '' : `: ${names}`}` +
    (undone.length === 0 ? '' : `; not arranged ${undone.length}`)
  );
}

export function verdict({ notArranged, faults }: Outcome): string {
  if (notArranged !== undefined) return `not arranged: ${notArranged}`;
  return faults.length === 0 ? 'held' : `**${faults.length} faults**`;
}
