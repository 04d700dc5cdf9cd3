import { CaseContained } from '@huiying/contracts';
import { loadPolicies } from '@huiying/policy';
import { factsOf, type Created } from './case-facts';
import type { CaseFile } from './case-file';
import { containCase } from './contain-case';
import { isRefusal } from './decision';
import { registerCase } from './register-case';

const monday = Date.UTC(2026, 10, 16, 1);
const sealedText = { keyId: 'k-1-2', title: 'v1.k-1-2.x', content: 'v1.k-1-2.y' };
const officer = { sub: 'office-7', role: 'dispatcher' as const };
const secret = { category: 'state_secret', ruleId: 'LN-17' } as const;

const data: Created = {
  sourceSystem: 's',
  upstreamCaseNo: 'N1',
  eventSeq: 1,
  jurisdiction: '360783',
  caseType: 'complaint',
  title: '小区门口路灯不亮',
  content: '小区门口的路灯已经一周没有亮，晚上出行不方便。',
  receivedAt: '2026-11-16 08:59:00',
  respondent: { orgCode: 'ln-cgj' },
};

function aFile(): CaseFile {
  const ids = {
    caseId: 'c-1' as never,
    caseNo: 'LN-2026-0000001',
    jurisdiction: '360783',
    receivedAt: monday,
  };
  const facts = factsOf(data, ids);
  const papers = { sealedText: { keyId: 'k-1', title: 't', content: 'c' }, attachments: [] };
  const pack = loadPolicies().inForce('360783', facts.receivedOn);
  return registerCase({ data, facts, at: monday, papers }, pack).file;
}

describe('containing the words of a case (LN-17)', () => {
  it('stands on its record: who, when, what kind, by which rule', () => {
    const outcome = containCase(aFile(), secret, officer, sealedText, monday);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    expect(outcome.file.life.at(-1)).toEqual({
      at: monday,
      what: 'contained',
      by: 'office-7',
      category: 'state_secret',
      reasonCode: 'INTAKE.SECRET',
      ruleId: 'LN-17',
    });
    expect(outcome.events).toMatchObject([{ contract: CaseContained, data: { keyId: 'k-1-2', sealedText } }]);
  });

  it('is no end: the case stays where it was and is owed its outcome', () => {
    const before = aFile();
    const outcome = containCase(before, secret, officer, sealedText, monday);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    expect({ ...outcome.file, life: [], contained: undefined }).toEqual({ ...before, life: [] });
    const again = containCase(outcome.file, secret, officer, sealedText, monday);
    expect(again).toMatchObject({ file: { contained: 2 } });
  });

  it('is not for the accused unit to ask for', () => {
    const outcome = containCase(aFile(), secret, { ...officer, org: 'ln-cgj' }, sealedText, monday);
    expect(outcome).toMatchObject({ refused: 'CASE.CONFLICT_OF_INTEREST' });
  });
});
