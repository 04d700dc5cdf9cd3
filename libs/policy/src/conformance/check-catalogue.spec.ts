import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CatalogueEntry } from '../catalogue';
import { readSources } from '../load/compiled-packs';
import type { PackSource } from '../load/read-pack-folder';
import { findPacksFolder } from '../load/read-pack-folder';
import { checkCatalogues, countRules } from './check-catalogue';
import { renderConformance } from './render-document';

const packs = findPacksFolder();
const root = dirname(dirname(dirname(packs)));
const repository = {
  read: (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
};
const [defaults, ...sources] = readSources(packs);

describe('the catalogue of this repository', () => {
  it('lists 237 of 237 rules, each with a place that exists and a test that names it', () => {
    expect(countRules(sources)).toMatchObject({ total: 237, expected: 237 });
    expect(checkCatalogues(sources, defaults!, repository)).toEqual([]);
  });

  it('declares for good only the seven rules that state a purpose, an organ or a date', () => {
    const declared = sources.flatMap(({ rules }) =>
      Object.entries(rules).filter(([, { kind }]) => kind === 'declared'),
    );
    expect(declared.map(([ruleId]) => ruleId)).toEqual([
      'HA-41',
      'KY-61',
      'LN-01',
      'LN-02',
      'LN-72',
      'XX-01',
      'XX-38',
    ]);
  });

  it('shows rules with names in both languages, and an open one as open', () => {
    const document = renderConformance(sources);
    expect(document).toContain('237 of 237 rules listed');
    expect(document).toMatch(/\| LN-33 \|.*投诉：2个工作日内沟通.*A complaint is talked over/);
    const unfinished = sources.map((source) => {
      const [[ruleId, rule]] = Object.entries(source.rules) as [[string, CatalogueEntry]];
      return { ...source, rules: { ...source.rules, [ruleId]: { ...rule, open: true as const } } };
    });
    expect(renderConformance(unfinished)).toMatch(/\| [A-Z]{2}-\d\d \|.*\*\*open\*\*/);
  });
});

describe('what the check refuses', () => {
  const rule: CatalogueEntry = {
    article: '第一条',
    zh: '规则',
    en: 'rule',
    decides: 'system',
    kind: 'enforced',
  };
  const faults = (entry: CatalogueEntry, ruleCount = 1) => {
    const source = {
      header: { ...sources[0]!.header, id: 'ZZ', ruleCount },
      entries: [],
      rules: { 'ZZ-01': entry },
    } as PackSource;
    const read = (path: string) =>
      path.startsWith('a') ? 'ZZ-01 startDeadline' : path === 'b.spec.ts' ? 'ZZ-02' : undefined;
    return checkCatalogues([source], defaults!, { read }).map(({ ruleId, fault }) => `${ruleId} ${fault}`);
  };
  const done = { ...rule, place: ['a.ts#startDeadline'], tests: ['a.spec.ts'] };

  it('accepts a rule with a place and a test that names it', () => {
    expect(faults(done)).toEqual([]);
  });

  it.each([
    ['a rule that is missing', done, 2, 'ZZ-02 is not in the catalogue'],
    ['a rule without a place', { ...done, place: [] }, 1, 'ZZ-01 has no place'],
    [
      'a file that does not exist',
      { ...done, place: ['gone.ts'] },
      1,
      "ZZ-01 place 'gone.ts' does not exist",
    ],
    [
      'a word that is not in its file',
      { ...done, place: ['a.ts#gone'] },
      1,
      "ZZ-01 place 'a.ts#gone' does not exist",
    ],
    [
      'a parameter that does not exist',
      { ...done, place: ['parameter:no.such'] },
      1,
      "ZZ-01 place 'parameter:no.such' does not exist",
    ],
    ['an enforced rule without a test', { ...done, tests: [] }, 1, 'ZZ-01 is enforced without a test'],
    [
      'a test that does not exist',
      { ...done, tests: ['gone.spec.ts'] },
      1,
      "ZZ-01 test 'gone.spec.ts' does not exist",
    ],
    [
      'a test that does not name it',
      { ...done, tests: ['b.spec.ts'] },
      1,
      "ZZ-01 test 'b.spec.ts' does not mention ZZ-01",
    ],
    [
      'a test that is not run',
      { ...done, tests: ['a.ts'] },
      1,
      "ZZ-01 test 'a.ts' is not run: its name does not end in .spec.ts",
    ],
    [
      'a declared rule without a reason',
      { ...rule, kind: 'declared' as const },
      1,
      'ZZ-01 is declared without a reason',
    ],
  ])('%s', (_case, entry, count, expected) => {
    expect(faults(entry, count)).toEqual([expected]);
  });

  it('exempts an open rule from place and tests, not from the truth of a place it names', () => {
    expect(faults({ ...rule, open: true as const })).toEqual([]);
    expect(faults({ ...rule, open: true, place: ['gone.ts'] })).toEqual([
      "ZZ-01 place 'gone.ts' does not exist",
    ]);
  });
});
