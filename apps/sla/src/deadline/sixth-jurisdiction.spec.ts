import { loadPolicies, type PackDraft } from '@huiying/policy';
import { AClockedCase, ORDER, at } from './a-case.fixture';
import { explainDeadline } from './explain-deadline';
import { deliverOrder } from './open-order';
import { declareComplexity, judge, submitReply } from './record-work';
import { requestExtension } from './request-extension';

const entry = (key: string, rule: string, value: unknown, reference = '第三条') => ({
  [key]: { name: { zh: '示例', en: 'example' }, rule, values: [{ from: '2026-01-01', value, reference }] },
});
const limit = (workingDays: number, more = {}) => ({ workingDays, start: 'order_delivered', ...more });

/** One folder: other limits, another appeal, hours of offices, an extension of its own; no contact, return, redo or rating. */
const SIXTH: PackDraft = {
  files: [
    {
      name: 'pack.yaml',
      text: `
id: ZZ
name: 示例市
code: '990001'
region: CN
document: { title: 示例市诉求办理办法, authority: 示例市政务局 }
versions: [{ version: 1.0.0, from: 2026-01-01, defaults: 1.0.0 }]
`,
    },
    {
      name: 'law.yaml',
      text: JSON.stringify({
        ...entry('types', 'ZZ-01', ['complaint', 'help']),
        ...entry('checks', 'ZZ-02', ['type_known', 'type_covered']),
        ...entry(
          'sla.complaint.completion.ordinary',
          'ZZ-03',
          limit(7, { complexity: 'ordinary' }),
          '第三条第一款',
        ),
        ...entry(
          'sla.complaint.completion.complex',
          'ZZ-03',
          limit(12, { complexity: 'complex' }),
          '第三条第二款',
        ),
        ...entry('sla.help.completion', 'ZZ-04', limit(1)),
        ...entry('clock.day_end', 'ZZ-05', '17:30'),
        ...entry('extension.max', 'ZZ-06', 1),
        ...entry('appeal.window', 'ZZ-07', {
          workingDays: 5,
          start: 'notice_delivered',
          subjects: ['complaint'],
        }),
        ...entry('appeal.silence', 'ZZ-07', 'revoked'),
        ...entry('alert.rung.red', 'ZZ-08', {
          direction: 'after',
          workingDays: 3,
          addressee: 'principal_leader',
          points: 2,
          kinds: ['completion'],
          notice: 'notice.red',
        }),
        ...entry('template.notice.red', 'ZZ-08', '{caseNo} 超期 {days} 日'),
      }),
    },
  ],
};

describe('the clocks of a sixth jurisdiction, added at run time', () => {
  const policies = loadPolicies().drafted(SIXTH);
  const pack = policies.inForce('990001', '2026-03-02')!;
  const aCase = (caseType: 'complaint' | 'help' = 'complaint'): AClockedCase => {
    const one = new AClockedCase('360783', { caseType, jurisdiction: pack.code, policyRef: pack.ref });
    Object.assign(one, { pack });
    one.after('2026-03-02', (c) => deliverOrder(c, ORDER, at('2026-03-02')));
    return one;
  };
  const due = (one: AClockedCase) => one.deadline('completion').dueOn;

  it('are its own limits and nothing of the five', () => {
    expect(aCase().kinds()).toEqual(['completion']);
    expect([due(aCase()), due(aCase('help'))]).toEqual(['2026-03-11', '2026-03-03']);
    const complex = aCase();
    complex.after('2026-03-04', (c) => declareComplexity(c, ORDER, 'complex'));
    expect(due(complex)).toBe('2026-03-18');
  });

  it('end when its offices close, so an evening submission is late', () => {
    const late = aCase();
    const when = '2026-03-11 19:00';
    late.after(when, (c) => submitReply(c, ORDER, { round: 1, at: at(when), reviewRequired: true }));
    late.after('2026-03-12', (c) => judge(c, ORDER, { passed: true, at: at('2026-03-12') }));
    expect(late.deadline('completion').state).toBe('missed');
  });

  it('warn with its own rung and points, and know one extension', () => {
    const one = aCase();
    expect(one.until('2026-03-20')).toEqual(['red 2026-03-16T00:00']);
    expect(one.deadline('completion').rungs).toMatchObject([{ points: 2 }]);
    const asking = {
      requestId: 'q',
      actionId: 'q',
      org: 'a',
      orderId: ORDER,
      kind: 'completion' as const,
      workingDays: 2,
    };
    expect(requestExtension(aCase().clocks, asking, aCase().on(at('2026-03-04'))).kind).toBe('became');
  });

  it('explain themselves with its article and parameter', () => {
    const one = aCase();
    const { text } = explainDeadline(one.clocks, `${ORDER}:completion:1`, pack, one.calendar.calendar)!;
    expect(text).toContain('依据：第三条第一款（ZZ-03）');
    expect(text).toContain('届满：2026年3月11日17:30');
    expect(text).toContain('规则包ZZ@1.0.0#2026-01-01');
  });

  it('has another appeal and no rating procedure', () => {
    expect(pack.appeal).toMatchObject({ allowed: true, windowWorkingDays: 5, silence: 'revoked' });
    expect(pack.deadlines('bad_rating')).toEqual([]);
  });
});
