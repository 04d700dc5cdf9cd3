import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { readSources } from '../load/compiled-packs';
import { findPacksFolder } from '../load/read-pack-folder';
import { checkQuestions, countReadings, type QuestionEntry, type Questions } from './check-questions';
import { renderQuestions } from './render-questions';

const packs = findPacksFolder();
const root = dirname(dirname(dirname(packs)));
const read = (path: string) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
const sources = readSources(packs);
const questions = parse(readFileSync(join(dirname(packs), 'questions.yaml'), 'utf8')) as Questions;

describe('the questions of clock and procedure', () => {
  it('Q1 to Q86 each have a parameter, and a place with a spec for both readings or the issue that brings it', () => {
    expect(checkQuestions(questions, sources, { read })).toEqual([]);
    expect(countReadings(questions).total).toBe(86);
  });

  it('are written down for readers as they are checked', () => {
    expect(read('docs/clock-questions.md')).toBe(renderQuestions(questions, sources));
  });
});

describe('what the check refuses', () => {
  const entry = questions['Q1']!;
  const faults = (given: QuestionEntry): string[] =>
    checkQuestions({ ...questions, Q1: given }, sources, { read }).map(({ fault }) => fault);

  it.each<[string, QuestionEntry, string]>([
    ['a place that does not exist', { ...entry, places: ['gone.ts'] }, "place 'gone.ts' does not exist"],
    [
      'a word that is not in its place',
      { ...entry, places: ['package.json#nowhere'] },
      "place 'package.json#nowhere' does not exist",
    ],
    ['a question without a spec', { ...entry, tests: [] }, 'is enforced without a test'],
    [
      'a spec that is about Q12 only',
      { ...entry, tests: ['apps/sla/src/http/deadline-view.spec.ts'] },
      "test 'apps/sla/src/http/deadline-view.spec.ts' does not mention Q1",
    ],
    ['nothing at all', { zh: '', en: '' }, 'has neither place nor test and is not open'],
  ])('%s', (_case, given, expected) => {
    expect(faults(given)).toEqual([expected]);
  });

  it('accepts an open one, and counts it as open, never as done', () => {
    const open = { zh: '', en: '', open: { issue: 5, waits: 'it' } };
    expect(faults(open)).toEqual([]);
    expect(countReadings({ Q1: open })).toEqual({ total: 1, both: 0, partly: 0, open: 1 });
  });

  it('misses a question that is not listed', () => {
    const { Q1: _left, ...others } = questions;
    expect(checkQuestions(others, sources, { read })).toEqual([{ ruleId: 'Q1', fault: 'is not listed' }]);
  });
});
