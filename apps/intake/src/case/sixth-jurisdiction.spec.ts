import { CaseAccepted, ReceiptCaseAccepted, ReceiptCaseHeld, ReceiptCaseRefused } from '@huiying/contracts';
import { loadPolicies, type PackDraft } from '@huiying/policy';
import { factsOf, receivedUnder, type Created } from './case-facts';
import { decideScreening } from './decide-screening';
import { isRefusal } from './decision';
import { registerCase } from './register-case';

const entry = (key: string, value: unknown) => ({
  [key]: {
    name: { zh: '示例', en: 'example' },
    rule: 'ZZ-01',
    values: [{ from: '2026-01-01', value, reference: '第一条' }],
  },
});
const SIXTH: PackDraft = {
  files: [
    {
      name: 'pack.yaml',
      text: `
id: ZZ
name: 示例市
code: '990001'
aliases: ['990000']
region: CN
document: { title: 示例市诉求办理办法, authority: 示例市政务局 }
versions: [{ version: 1.0.0, from: 2026-01-01, defaults: 1.0.0 }]
`,
    },
    {
      name: 'law.yaml',
      text: JSON.stringify({
        ...entry('types', ['complaint', 'help']),
        ...entry('checks', ['type_known', 'type_covered', 'noise']),
        ...entry('check.noise', {
          use: 'mentionsNone',
          verdict: 'hold',
          reasonCode: 'INTAKE.OTHER_BODY',
          proposal: 'refuse',
          guidance: 'guidance.noise',
          referral: '生态环境局',
          params: { phrases: ['噪声'] },
        }),
        ...entry('template.guidance.noise', '请向生态环境部门反映。'),
      }),
    },
  ],
};

const at = Date.UTC(2026, 10, 16, 1);
const papers = { sealedText: { keyId: 'k', title: 't', content: 'c' }, attachments: [] };

describe('a sixth jurisdiction, added at run time, is screened by its own folder', () => {
  const policies = loadPolicies().drafted(SIXTH);

  function received(more: Partial<Created>) {
    const data = {
      ...{ sourceSystem: 's', upstreamCaseNo: 'N1', jurisdiction: '990000', caseType: 'complaint' },
      ...{
        title: '窗口等候',
        content: '窗口等候两小时无人办理。',
        channel: 'mobile',
        receivedAt: '2026-11-16 09:00:00',
      },
      ...more,
    } as Created;
    const id = policies.byCode(data.jurisdiction)!;
    const { code } = policies.jurisdictions().find((each) => each.id === id)!;
    const { pack, receivedAt } = receivedUnder(policies, code, at, at);
    const registering = { caseId: 'c-1' as never, caseNo: 'ZZ-2026-0000001', jurisdiction: code, receivedAt };
    return registerCase(
      { data, facts: factsOf(data, registering), at, papers },
      pack,
      policies.withoutPack(id),
    );
  }
  const types = (more: Partial<Created>) => received(more).events.map(({ contract }) => contract);

  it('found by an alias, a clean case is accepted under its version', () => {
    expect(types({})).toEqual(expect.arrayContaining([CaseAccepted, ReceiptCaseAccepted]));
    expect(received({}).file).toMatchObject({
      policyRef: 'ZZ@1.0.0#2026-01-01',
      facts: { jurisdiction: '990001' },
    });
  });

  it('a type that it does not take, and what its own check finds, are held for a person', () => {
    expect(types({ caseType: 'report' })).toContain(ReceiptCaseHeld);
    expect(received({ content: '夜间噪声扰民，无人管理。' }).file).toMatchObject({
      status: 'held',
      findings: [{ check: 'noise', reasonCode: 'INTAKE.OTHER_BODY' }],
    });
  });

  it('a person’s refusal carries its guidance and referral', () => {
    const { file } = received({ content: '夜间噪声扰民，无人管理。' });
    const bench = { pack: policies.inForce('990001', '2026-11-16'), papers, supplements: [], at };
    const decided = decideScreening(file, { decision: 'refuse' }, { sub: 'd', role: 'dispatcher' }, bench);
    if (isRefusal(decided)) throw new Error(decided.refused);
    const receipt = decided.events.find(({ contract }) => contract === ReceiptCaseRefused);
    expect(receipt?.data).toMatchObject({ guidance: '请向生态环境部门反映。', referral: '生态环境局' });
  });
});
