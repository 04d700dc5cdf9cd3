import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePack, Policies, screen } from './index';
import { findPacksFolder } from './load/read-pack-folder';

const folder = mkdtempSync(join(tmpdir(), 'packs-'));
cpSync(findPacksFolder(), folder, { recursive: true, filter: (path) => !/cases/.test(path) });
mkdirSync(join(folder, 'zz'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = `
id: ZZ
name: 示例市
code: '990001'
region: CN
document: { title: 示例市诉求办理办法, authority: 示例市政务局 }
versions: [{ version: 1.0.0, from: 2026-01-01, defaults: 1.0.0 }]
`;
const entry = (key: string, rule: string, value: string) => `
${key}:
  name: { zh: 示例, en: example }
  rule: ${rule}
  values: [{ from: 2026-01-01, value: ${value}, reference: 第三条 }]
`;
writeFileSync(join(folder, 'zz', 'pack.yaml'), HEADER);
writeFileSync(
  join(folder, 'zz', 'law.yaml'),
  [
    entry('types', 'ZZ-01', '[complaint, help]'),
    entry('checks', 'ZZ-02', '[type_known, type_covered, duplicate]'),
    entry('sla.complaint.completion', 'ZZ-03', '{ workingDays: 12, start: order_delivered }'),
    entry('sla.help.completion', 'ZZ-04', '{ workingDays: 3, start: order_delivered }'),
    entry('appeal.window', 'ZZ-05', '{ workingDays: 5, start: notice_delivered, subjects: [complaint] }'),
    entry(
      'appeal.decision_limit',
      'ZZ-06',
      '{ workingDays: 20, start: appeal_received, subjects: [complaint] }',
    ),
    entry('appeal.procedure', 'ZZ-05', '{ applicant: department, form: written, authority: 示例市政务局 }'),
    entry('appeal.silence', 'ZZ-06', 'revoked'),
  ].join('\n'),
);

describe('a sixth jurisdiction is one folder and no code', () => {
  const policies = Policies.read(folder);
  const pack = policies.inForce('990001', '2026-05-01')!;

  it('stands beside the five with its own limits', () => {
    expect(policies.jurisdictions()).toHaveLength(6);
    const limits = pack
      .deadlines('complaint')
      .map(({ kind, workingDays, ruleId }) => [kind, workingDays, ruleId]);
    expect(limits).toEqual([
      ['completion', 12, 'ZZ-03'],
      ['appeal', 5, 'ZZ-05'],
      ['appeal_decision', 20, 'ZZ-06'],
    ]);
  });

  it('has another appeal procedure: 5 days in writing, 20 to decide, silence revokes', () => {
    expect(pack.appeal).toMatchObject({
      windowWorkingDays: 5,
      decisionWorkingDays: 20,
      form: 'written',
      silence: 'revoked',
    });
  });

  it('has no rating procedure, no redo, no return and no extension', () => {
    expect(pack.rectification.procedure).toBe('recorded_only');
    expect(pack.deadlines('bad_rating')).toEqual([]);
    expect([pack.redo.max, pack.returns.allowed, pack.extension.allowed]).toEqual([0, false, false]);
  });

  it('screens with the checks of its list and everything silent by default', () => {
    expect(screen(pack, { caseType: 'help', title: '路灯', content: '路灯不亮' }).verdict).toBe('accept');
    expect(screen(pack, { caseType: 'report', title: '举报', content: '无照经营' }).verdict).toBe('hold');
    expect(pack.clock).toMatchObject({ countStartDay: false, dayEnd: '24:00' });
    expect(describePack(pack)).toContain('示例市诉求办理办法');
  });
});
