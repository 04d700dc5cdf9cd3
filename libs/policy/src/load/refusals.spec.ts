import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PackFault, Policies } from '../index';
import { findPacksFolder } from './read-pack-folder';

let folder: string;
const needed = (path: string) => !/xx.rules\.yaml$|cases/.test(path);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packs-'));
  for (const name of ['defaults', 'ln', 'xx'])
    cpSync(join(findPacksFolder(), name), join(folder, name), { recursive: true, filter: needed });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} does not contain ${String(from)}`);
  writeFileSync(path, changed);
}

function refusal(): string {
  try {
    Policies.read(folder);
  } catch (error) {
    if (error instanceof PackFault) return error.message;
    throw error;
  }
  return 'read without a fault';
}

const COMPLETION = /(sla\.complaint\.completion:[\s\S]*?value: \{ workingDays: )5/;
const SECOND_VERSION = '    defaults: 1.0.0\n  - version: 1.1.0\n    from: 2027-01-01\n    defaults: 1.0.0\n';

describe('a pack is refused with file, key, value and expectation', () => {
  it('unchanged packs are read', () => {
    expect(refusal()).toBe('read without a fault');
  });

  it('an unknown parameter', () => {
    change('ln/deadlines.yaml', 'redo.limit:', 'redo.limits:');
    expect(refusal()).toMatch(/^ln\/deadlines\.yaml: 'redo\.limits' is .*; expected no such key/);
  });

  it('an unknown key inside a value', () => {
    change('ln/deadlines.yaml', COMPLETION, '$15, hours: 3');
    expect(refusal()).toMatch(
      /'sla\.complaint\.completion › values › 0 › value › hours' is 3; expected no such key/,
    );
  });

  it('a missing reference', () => {
    change('xx/filters.yaml', /\n +reference: 第五条第（一）项/, '');
    expect(refusal()).toBe(
      "xx/filters.yaml: 'check.state_security › values › 0 › reference' is absent; expected it to be given",
    );
  });

  it('a number below one', () => {
    change('ln/deadlines.yaml', COMPLETION, '$1-3');
    expect(refusal()).toBe(
      "ln/deadlines.yaml: 'sla.complaint.completion › values › 0 › value › workingDays' is -3; expected 1 or more",
    );
  });

  it('a word outside the vocabulary', () => {
    change('xx/procedure.yaml', 'value: on_review', 'value: on_friday');
    expect(refusal()).toBe(
      'xx/procedure.yaml: \'reply.release › values › 0 › value\' is "on_friday"; expected one of on_submission, on_review, on_feedback',
    );
  });

  it('Q70: new facts that open a case again, which the contract does not know', () => {
    change('defaults/procedure.yaml', 'value: new_linked_case', 'value: reopen');
    expect(refusal()).toBe(
      'defaults/procedure.yaml: \'ended.new_facts › values › 0 › value\' is "reopen"; expected one of new_linked_case',
    );
  });

  it('a key that stands twice in a file, or in two files', () => {
    change('xx/alerts.yaml', 'alert.rung.t-1:', 'alert.rung.overdue:');
    expect(refusal()).toContain('readable YAML');
    change('xx/alerts.yaml', 'alert.rung.overdue:', 'alert.rung.t-1:');
    change(
      'xx/alerts.yaml',
      /$/,
      '\nduty.log_ins:\n  name: { zh: 次数, en: looks }\n  values: [{ from: 2020-08-18, value: 3, reference: 第九条 }]\n',
    );
    expect(refusal()).toBe(
      'xx/procedure.yaml: \'duty.log_ins\' is "xx/alerts.yaml"; expected a key to stand in one file only',
    );
  });

  it('a date that is no day, or no first day of a version', () => {
    change('ln/deadlines.yaml', /(redo\.limit:[\s\S]*?from: )2021-03-04/, '$12021-02-30');
    expect(refusal()).toBe(
      'ln/deadlines.yaml: \'redo.limit › from\' is "2021-02-30"; expected a day of the calendar',
    );
    change('ln/deadlines.yaml', '2021-02-30', '2022-01-01');
    expect(refusal()).toBe(
      'ln/deadlines.yaml: \'redo.limit › from\' is "2022-01-01"; expected the first day of a version (2021-03-04)',
    );
  });

  it('a gap: a value that begins after its pack, or ends before the next begins', () => {
    change('ln/pack.yaml', '    defaults: 1.0.0\n', SECOND_VERSION);
    change('ln/deadlines.yaml', /(redo\.limit:[\s\S]*?from: )2021-03-04/, '$12027-01-01');
    expect(refusal()).toBe(
      'ln/deadlines.yaml: \'redo.limit › from\' is "2027-01-01"; expected no gap: a first block from 2021-03-04',
    );
    change('ln/deadlines.yaml', '2027-01-01', '2021-03-04\n      to: 2026-06-30');
    expect(refusal()).toContain('expected no gap: a following block that says that the rule ended');
  });

  it('an overlap: a second value from the same day', () => {
    change('ln/pack.yaml', '    defaults: 1.0.0\n', SECOND_VERSION);
    change(
      'ln/deadlines.yaml',
      /(redo\.limit:[\s\S]*?reference: [^\n]*\n)/,
      '$1    - from: 2021-03-04\n      value: { workingDays: 3, start: redo_ordered }\n      reference: 修订\n',
    );
    expect(refusal()).toBe(
      'ln/deadlines.yaml: \'redo.limit › from\' is "2021-03-04"; expected no overlap: a day after 2021-03-04',
    );
  });

  it('an ended rule without a note', () => {
    change('ln/deadlines.yaml', /\n +value: \{ workingDays: 5, start: redo_ordered \}/, '');
    expect(refusal()).toContain("'redo.limit › note' is absent; expected a note saying why");
  });

  it('a check that the list names and nobody defines, or code that does not exist', () => {
    change('ln/filters.yaml', 'check.litigation:', 'check.litigations:');
    expect(refusal()).toBe(
      'ln/filters.yaml: \'checks\' is "litigation"; expected a parameter check.litigation',
    );
    change('ln/filters.yaml', 'check.litigations:', 'check.litigation:');
    change('ln/filters.yaml', 'use: isWithinTerritory', 'use: isSomewhere');
    expect(refusal()).toMatch(
      /'check\.out_of_jurisdiction › use' is "isSomewhere"; expected one of typeIsKnown, /,
    );
  });

  it('a check other than the emergency that would refuse without a person (Q38)', () => {
    change('xx/filters.yaml', 'verdict: hold', 'verdict: refuse');
    expect(refusal()).toContain('expected hold: only emergency may be refused without a person');
  });

  it('a rule of another regulation, or one that its catalogue does not list', () => {
    change('ln/deadlines.yaml', 'rule: LN-49', 'rule: XX-19');
    expect(refusal()).toContain('\'redo.limit › rule\' is "XX-19"; expected a rule of LN');
    change('ln/deadlines.yaml', 'rule: XX-19', 'rule: LN-99');
    expect(refusal()).toContain('\'redo.limit › rule\' is "LN-99"; expected an id of LN/rules.yaml');
  });

  it('a text that does not exist', () => {
    change('ln/alerts.yaml', 'notice.blue', 'notice.purple');
    expect(refusal()).toContain('expected a text template.notice.purple');
  });

  it('a code that another jurisdiction has', () => {
    change('ln/pack.yaml', "'360727'", "'410772'");
    expect(refusal()).toBe('XX/pack.yaml: \'code\' is "410772"; expected a code that LN does not have');
  });
});
