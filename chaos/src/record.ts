import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Outcome } from './experiment';
import { HEAD, row, RULE } from './table';

const BEGIN = '<!-- runs: written by npm run chaos -- --record -->';
const END = '<!-- end of runs -->';

/**
 * Puts results into the table of a document, between two marks: a row for every experiment and seed, the last run of
 * it. Without the marks they are appended. Called after each experiment, so that a run which is stopped leaves what it has.
 */
export function record(file: string, outcomes: readonly Outcome[]): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, recorded(text, outcomes));
}

export function recorded(text: string, outcomes: readonly Outcome[]): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  const isMarked = begin >= 0 && end > begin;
  const before = isMarked ? text.slice(0, begin) : `${text.trimEnd()}\n\n`.trimStart();
  const after = isMarked ? text.slice(end) : `${END}\n`;
  const rows = new Map<string, string>();
  const known = isMarked ? text.slice(begin, end).split('\n').filter(isRow) : [];
  for (const line of [...known, ...outcomes.map(row)]) rows.set(whichRun(line), line);
  return `${before}${BEGIN}\n${[HEAD, RULE, ...rows.values()].join('\n')}\n${after}`;
}

const isRow = (line: string): boolean => line.startsWith('| ') && line !== HEAD;
/** Name and seed. */
const whichRun = (line: string): string => line.split(' | ').slice(0, 2).join(' ');
