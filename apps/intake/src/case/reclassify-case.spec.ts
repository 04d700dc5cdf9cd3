import { CaseReclassified, type CaseType } from '@huiying/contracts';
import { loadPolicies, screen } from '@huiying/policy';
import { factsOf, type Created } from './case-facts';
import type { CaseFile } from './case-file';
import { isRefusal } from './decision';
import { reclassifyCase } from './reclassify-case';
import { registerCase } from './register-case';
import { findingsUnder } from './screening-facts';

const monday = Date.UTC(2026, 10, 16, 1);
const pack = loadPolicies().inForce('360783', '2026-11-16')!;
const officer = { sub: 'office-7', role: 'dispatcher' as const };
const papers = { sealedText: { keyId: 'k', title: 't', content: 'c' }, attachments: [] };

const data: Created = {
  sourceSystem: 's',
  upstreamCaseNo: 'N1',
  eventSeq: 1,
  jurisdiction: '360783',
  caseType: 'consultation',
  title: '小区门口路灯不亮',
  content: '小区门口的路灯已经一周没有亮，晚上出行不方便。',
  receivedAt: '2026-11-16 08:59:00',
  respondent: { orgCode: 'ln-cgj' },
};

function aFile(fields: Partial<Created> = {}): CaseFile {
  const one = { ...data, ...fields };
  const ids = {
    caseId: 'c-1' as never,
    caseNo: 'LN-2026-0000001',
    jurisdiction: '360783',
    receivedAt: monday,
  };
  const facts = factsOf(one, ids);
  return Object.freeze(registerCase({ data: one, facts, at: monday, papers }, pack).file);
}

function becomes(
  file: CaseFile,
  caseType: CaseType,
  by: { sub: string; role: 'dispatcher'; org?: string } = officer,
) {
  const findings =
    file.status === 'held' ? findingsUnder(file, caseType, data, (facts) => screen(pack, facts)) : [];
  return reclassifyCase(file, { caseType, pack, findings, at: monday + 1 }, by);
}
const refusalOf = (outcome: ReturnType<typeof becomes>) => (isRefusal(outcome) ? outcome.refused : undefined);

describe('a person finds that a case is of another of the six types (LN-06 to LN-11, XX-03)', () => {
  it('after the acceptance the case goes on under the new type, and everybody hears it', () => {
    const outcome = becomes(aFile(), 'complaint');
    expect(outcome).toMatchObject({ file: { status: 'accepted', facts: { caseType: 'complaint' } } });
    expect(isRefusal(outcome) ? [] : outcome.events).toMatchObject([
      {
        contract: CaseReclassified,
        data: {
          ...{ caseId: 'c-1', from: 'consultation', to: 'complaint', decidedBy: 'dispatcher' },
          ...{ receivedOn: '2026-11-16', respondent: { orgCode: 'ln-cgj' } },
        },
      },
    ]);
  });

  it('stands on the record of the case: who, when, from what to what, each time', () => {
    const once = becomes(aFile(), 'complaint');
    if (isRefusal(once)) throw new Error(once.refused);
    const twice = becomes(once.file, 'report');
    if (isRefusal(twice)) throw new Error(twice.refused);
    expect(twice.file.life.slice(-2)).toEqual([
      { at: monday + 1, what: 'reclassified', by: 'office-7', from: 'consultation', to: 'complaint' },
      { at: monday + 1, what: 'reclassified', by: 'office-7', from: 'complaint', to: 'report' },
    ]);
    expect(twice.file.reclassified).toBe(2);
  });

  it('before the acceptance it stays held, with what the checks find under the new type', () => {
    const held = aFile({ caseType: { code: '88', codeSystem: 'platform' } });
    expect(held).toMatchObject({
      status: 'held',
      findings: [{ check: 'caseTypeIsKnown' }, { check: 'type_known' }],
    });
    const outcome = becomes(held, 'help');
    expect(outcome).toMatchObject({
      file: {
        status: 'held',
        facts: { caseType: 'help' },
        findings: [{ reasonCode: 'INTAKE.NEEDS_SCREENING' }],
      },
    });
  });

  it('what does not depend on the type is still a person’s to judge', () => {
    const held = aFile({
      caseType: { code: '88', codeSystem: 'platform' },
      channel: { code: '9', codeSystem: 'x' } as never,
    });
    expect(becomes(held, 'help')).toMatchObject({ file: { findings: [{ check: 'channelIsKnown' }] } });
  });

  it('is no type that the regulation does not cover, no change into itself, nothing for the accused', () => {
    const xx = loadPolicies().inForce('410772', '2026-11-16')!;
    const asXx = reclassifyCase(aFile(), { caseType: 'help', pack: xx, findings: [], at: monday }, officer);
    expect(refusalOf(asXx)).toBe('INTAKE.TYPE_NOT_COVERED');
    expect(refusalOf(becomes(aFile(), 'consultation'))).toBe('CASE.WRONG_STATE');
    expect(refusalOf(becomes(aFile(), 'complaint', { ...officer, org: 'ln-cgj' }))).toBe(
      'CASE.CONFLICT_OF_INTEREST',
    );
  });

  it('is refused after the end of the case', () => {
    const accepted = aFile();
    const ended = {
      ...accepted,
      status: 'ended',
      outcome: 'completed',
      endedAt: monday,
      round: 1,
    } as CaseFile;
    expect(refusalOf(becomes(ended, 'complaint'))).toBe('CASE.ENDED');
  });
});
