import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePack, diffPacks, Policies } from './index';
import { findPacksFolder } from './load/read-pack-folder';

const folder = mkdtempSync(join(tmpdir(), 'packs-'));
cpSync(findPacksFolder(), folder, { recursive: true, filter: (path) => !/cases/.test(path) });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const VERSIONS = `    defaults: 1.0.0
  - version: 1.0.1
    from: 2021-03-04
    defaults: 1.0.0
    note: 更正
  - version: 1.1.0
    from: 2027-01-01
    defaults: 1.0.0
`;
const BLOCKS = `$1    - from: 2021-03-04
      value: { workingDays: 6, start: order_delivered }
      reference: 第十三条第（二）项（更正）
      correctedIn: 1.0.1
    - from: 2027-01-01
      value: { workingDays: 8, start: order_delivered }
      reference: 第十三条第（二）项（2027年修订）
`;

function rewrite(file: string, from: RegExp | string, to: string): void {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

rewrite('ln/pack.yaml', '    defaults: 1.0.0\n', VERSIONS);
rewrite('ln/deadlines.yaml', /(sla\.complaint\.completion:[\s\S]*?reference: [^\n]*\n)/, BLOCKS);
rewrite(
  'ln/deadlines.yaml',
  /(return\.window:[\s\S]*?note: [^\n]*\n)/,
  '$1    - from: 2027-01-01\n      reference: 2027年修订\n      note: 退回程序取消。\n',
);
const policies = Policies.read(folder);
const original = policies.byRef('LN@1.0.0#2021-03-04');
const corrected = policies.inForce('360783', '2026-12-31')!;
const amended = policies.inForce('360783', '2027-01-01')!;
const completion = (pack: typeof original) =>
  pack.deadlines('complaint').find(({ kind }) => kind === 'completion');

describe('an amendment is a new dated value', () => {
  it('cases received from its first day have the new limit with its article, earlier ones keep theirs', () => {
    expect(amended.ref).toBe('LN@1.1.0#2027-01-01');
    expect(completion(amended)).toMatchObject({
      workingDays: 8,
      article: '第十三条第（二）项（2027年修订）',
    });
    expect(completion(corrected)?.workingDays).toBe(6);
  });

  it('a rule that ended is gone for later cases only', () => {
    expect(amended.returns.allowed).toBe(false);
    expect(corrected.returns.allowed).toBe(true);
  });

  it('a correction holds for cases received after it was made known; pinned cases keep what they were decided by', () => {
    expect(corrected.ref).toBe('LN@1.0.1#2021-03-04');
    expect(completion(original)?.workingDays).toBe(5);
    expect(policies.byRef('LN@1.0.0#2021-03-04')).toBe(original);
  });

  it('the difference of two versions is exactly what was changed', () => {
    expect(diffPacks(corrected, amended).map(({ key }) => key)).toEqual([
      'return.window',
      'sla.complaint.completion',
    ]);
    expect(diffPacks(original, corrected).map(({ key }) => key)).toEqual(['sla.complaint.completion']);
  });

  it('a changed number changes only the lines that cite it', () => {
    const [before, after] = [describePack(original), describePack(corrected)].map(
      (text) => new Set(text.split('\n')),
    );
    const added = [...after!].filter((line) => !before!.has(line) && !line.includes('规则包'));
    expect(added).toEqual([
      '第十三条第（二）项（更正）',
      '  · 投诉类办结时限：6 个工作日，自工单到达承办单位起 〔LN-33〕',
    ]);
  });
});
