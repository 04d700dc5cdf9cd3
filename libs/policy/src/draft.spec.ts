import { describeDifferences, diffPacks, loadPolicies, PackFault } from './index';

const policies = loadPolicies();
const file = (text: string, name = 'change.yaml') => [{ name, text }];
const limit = (from: string, workingDays: number) => `
sla.complaint.completion:
  name: { zh: 投诉类办结时限, en: 'completion, complaint' }
  unit: working_day
  rule: LN-33
  values:
    - from: ${from}
      value: { workingDays: ${workingDays}, start: order_delivered }
      reference: 第十三条第（二）项（拟）
`;
const days = (code: string, on: string, of = policies) =>
  of
    .inForce(code, on)!
    .deadlines('complaint')
    .find(({ kind }) => kind === 'completion')!.workingDays;

describe('a draft is read next to the law that stands', () => {
  it('a block of a known day is a correction inside the version: the reference stays, the number changes', () => {
    const drafted = policies.drafted({ jurisdiction: 'LN', files: file(limit('2021-03-04', 4)) });
    const [before, after] = [policies, drafted].map((law) => law.inForce('360783', '2026-03-02')!);
    expect(after!.ref).toBe(before!.ref);
    expect(diffPacks(before!, after!).map(({ key }) => key)).toEqual(['sla.complaint.completion']);
    expect(describeDifferences(before!, after!)).toContain(
      '4 个工作日，自工单到达承办单位起（第十三条第（二）项（拟））',
    );
  });

  it('a block of a new day is an amendment: earlier cases keep their version, later ones have the new one', () => {
    const drafted = policies.drafted({ jurisdiction: '360783', files: file(limit('2026-10-01', 3)) });
    expect([days('360783', '2026-09-30', drafted), days('360783', '2026-10-01', drafted)]).toEqual([5, 3]);
    expect(drafted.inForce('360783', '2026-10-01')?.ref).toBe('LN@1.1.0#2026-10-01');
    expect(drafted.ofVersion('LN', '1.0.0')?.ref).toBe('LN@1.0.0#2021-03-04');
  });

  it('changes nothing of the law that stands', () => {
    policies.drafted({ jurisdiction: 'LN', files: file(limit('2021-03-04', 4)) });
    expect(days('360783', '2026-03-02')).toBe(5);
    expect(policies.versions('LN')).toHaveLength(1);
  });

  it('a changed default is a draft too, and reaches every jurisdiction that is silent', () => {
    const text = `
penalty.mode:
  name: { zh: 多级扣分的关系, en: 'points of several rungs' }
  questions: [Q11]
  values: [{ from: 2000-01-01, value: sum, reference: 拟 }]
`;
    const drafted = policies.drafted({ jurisdiction: 'DEFAULTS', files: file(text) });
    expect(drafted.inForce('360783', '2026-03-02')?.penalty.mode).toBe('sum');
  });

  it('a whole folder may bring a new jurisdiction', () => {
    const header = `
id: ZZ
name: 示例市
code: '990001'
region: CN
document: { title: 示例办法, authority: 示例市政务局 }
versions: [{ version: 1.0.0, from: 2026-01-01, defaults: 1.0.0 }]
`;
    const law = ['types: [complaint]', 'checks: [type_known]'].map((line) => {
      const [key, value] = line.split(': ');
      return `${key}:\n  name: { zh: 例, en: example }\n  rule: ZZ-01\n  values: [{ from: 2026-01-01, value: ${value}, reference: 第一条 }]\n`;
    });
    const files = [...file(header, 'pack.yaml'), ...file(law.join('\n'))];
    expect(policies.drafted({ files }).inForce('990001', '2026-05-01')?.name).toBe('示例市');
  });

  it.each([
    ['of no known jurisdiction', { jurisdiction: 'YY', files: file(limit('2021-03-04', 4)) }, 'a pack.yaml'],
    ['that is no YAML', { jurisdiction: 'LN', files: file('a: [') }, 'readable YAML'],
    [
      'whose entry is none',
      { jurisdiction: 'LN', files: file('penalty.mode: sum') },
      'a value of type object',
    ],
    ['with an empty header', { files: file('', 'pack.yaml') }, 'a value of type object'],
    ['with an impossible number', { jurisdiction: 'LN', files: file(limit('2021-03-04', -1)) }, '1 or more'],
  ])('refuses a draft %s, as it refuses a pack', (_case, draft, expected) => {
    expect(() => policies.drafted(draft)).toThrow(PackFault);
    expect(() => policies.drafted(draft)).toThrow(expected);
  });
});
