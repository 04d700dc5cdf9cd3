import { loadPolicies } from '@huiying/policy';
import { factsOf, type Created } from './case-facts';
import type { CaseFile } from './case-file';
import { decideScreening, decideWithdrawal, type Ruling } from './decide-screening';
import { isRefusal, type Decision } from './decision';
import { registerCase } from './register-case';

const at = Date.UTC(2026, 10, 16, 1);
const policies = loadPolicies();
const papers = { sealedText: { keyId: 'k', title: 't', content: 'c' }, attachments: [] };
const dispatcher = { sub: 'd1', role: 'dispatcher' } as const;

const data: Created = {
  sourceSystem: 's',
  upstreamCaseNo: 'N1',
  eventSeq: 1,
  jurisdiction: '360783',
  caseType: { code: '88', codeSystem: 'platform' },
  title: '小区门口路灯不亮',
  content: '小区门口的路灯已经一周没有亮，晚上出行不方便。',
  receivedAt: '2026-11-16 08:59:00',
  respondent: { orgCode: 'ln-cgj' },
};

function held(fields: Partial<Created> = {}): CaseFile {
  const one = { ...data, ...fields };
  const facts = factsOf(one, {
    caseId: 'c-1' as never,
    caseNo: 'LN-2026-0000001',
    jurisdiction: one.jurisdiction,
    receivedAt: at,
  });
  return Object.freeze(
    registerCase({ data: one, facts, at, papers }, policies.inForce(one.jurisdiction, facts.receivedOn)).file,
  );
}

const decide = (
  file: CaseFile,
  ruling: Ruling,
  officer: { sub: string; role: 'dispatcher'; org?: string } = dispatcher,
) =>
  decideScreening(file, ruling, officer, {
    pack: policies.inForce('360783', '2026-11-16'),
    papers,
    supplements: [],
    at,
  });
const types = (outcome: ReturnType<typeof decide>) =>
  isRefusal(outcome) ? outcome.refused : outcome.events.map(({ contract }) => contract.type);

describe('a person decides about a held case', () => {
  it('accepts it under the type that he names, and it goes on as any other', () => {
    const outcome = decide(held(), { decision: 'accept', caseType: 'help' });
    expect(types(outcome)).toEqual(['intake.case.accepted.v1', 'receipt.case.accepted.v1']);
    expect(outcome).toMatchObject({ file: { status: 'accepted', facts: { caseType: 'help' } } });
  });

  it('cannot accept a case of an unknown type without naming one', () => {
    expect(types(decide(held(), { decision: 'accept' }))).toBe('INTAKE.UNKNOWN_CASE_TYPE');
  });

  it('refuses it with the rule and the guidance of the finding when he gives no others', () => {
    const file = held({ caseType: 'complaint', content: '此事已起诉至法院，等待判决。' });
    const outcome = decide(file, { decision: 'refuse' });
    expect(outcome).toMatchObject({ file: { status: 'ended', outcome: 'refused' } });
    expect((outcome as Decision).events[1]?.data).toMatchObject({
      ruleId: expect.stringMatching(/^LN-/),
      guidance: expect.any(String),
    });
  });

  it('returns it to the province (XX-13)', () => {
    expect(types(decide(held(), { decision: 'return_upstream' }))).toEqual([
      'intake.case.returned.v1',
      'receipt.case.returned.v1',
    ]);
  });

  it('asks for what is missing, and the case stays held', () => {
    const outcome = decide(held(), { decision: 'ask_for_elements' });
    expect(outcome).toMatchObject({ file: { status: 'held', elementsAsked: true } });
    expect(types(outcome)).toEqual(['receipt.case.held.v1']);
  });

  it('may not decide when his own unit is accused (Q40)', () => {
    expect(
      types(decide(held(), { decision: 'accept', caseType: 'help' }, { ...dispatcher, org: 'ln-cgj' })),
    ).toBe('CASE.CONFLICT_OF_INTEREST');
  });

  it('decides once: afterwards the case is not held', () => {
    const first = decide(held(), { decision: 'accept', caseType: 'help' });
    if (isRefusal(first)) throw new Error(first.refused);
    expect(types(decide(first.file, { decision: 'refuse' }))).toBe('INTAKE.NOT_HELD');
  });
});

describe('a person decides about a withdrawal without proof', () => {
  const waiting = { ...held(), withdrawal: { status: 'unproven', seq: 2, at } } as CaseFile;

  it('takes it as proven', () => {
    expect(types(decideWithdrawal(waiting, { decision: 'accept' }, dispatcher, {}, at))).toEqual([
      'intake.case.withdrawn.v1',
      'receipt.case.withdrawn.v1',
    ]);
  });

  it('refuses it, and the case goes on', () => {
    const outcome = decideWithdrawal(waiting, { decision: 'refuse' }, dispatcher, {}, at);
    expect(outcome).toMatchObject({ file: { status: 'held' } });
    expect(outcome).not.toHaveProperty('file.withdrawal');
  });
});

describe('a false, malicious or harassing filing (LN-71)', () => {
  const ruling = { decision: 'refuse', reasonCode: 'INTAKE.FALSE_OR_HARASSING' } as const;

  it('goes to the police by a person’s decision, with the rule and where it went', () => {
    const outcome = decide(held(), { ...ruling, note: '同一号码三日内拨打百余次，经核实无此事。' });
    expect(outcome).toMatchObject({
      file: {
        status: 'ended',
        outcome: 'refused',
        life: expect.arrayContaining([expect.objectContaining({ by: 'd1' })]),
      },
      events: [
        { data: { ruleId: 'LN-71', referral: '公安机关', decidedBy: 'dispatcher' } },
        { data: { ruleId: 'LN-71', referral: '公安机关' } },
      ],
    });
    expect(JSON.stringify(outcome)).not.toContain('百余次');
  });

  it('does not go there without written grounds', () => {
    expect(decide(held(), ruling)).toMatchObject({ refused: 'INTAKE.GROUNDS_MISSING', ruleId: 'LN-71' });
  });
});
