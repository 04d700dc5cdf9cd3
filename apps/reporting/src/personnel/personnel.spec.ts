import { draftOfValues, loadPolicies } from '@huiying/policy';
import type { Pack } from '@huiying/policy';
import { decide } from './decide';
import type { PersonnelDecision } from './decide';
import { personnelRulesOf } from './finding';
import type { Finding } from './finding';
import { propose } from './propose';
import type { Measure, Proposal } from './propose';
import { standingOf } from './standing';

const policies = loadPolicies();
const kaiyang = policies.inForce('520121', '2026-03-02')!;
const reading = (key: string, value: unknown): Pack =>
  policies.drafted(draftOfValues(kaiyang, { [key]: value })).inForce('520121', '2026-03-02')!;

const upheld = (
  caseId: string,
  receivedOn: string,
  foundOn: string,
  more: Partial<Finding> = {},
): Finding => ({
  ...{ caseId, caseNo: null, org: 'ky-a', windowNo: '3', staffNo: '17', receivedOn, foundOn },
  ...{ upheld: true, fault: true },
  ...more,
});
const all = (findings: readonly Finding[], pack = kaiyang, year = '2026'): Proposal[] =>
  propose(findings, personnelRulesOf(pack), { year, jurisdiction: '520121' });
const of = (measure: Measure, findings: readonly Finding[], pack = kaiyang, year = '2026') =>
  all(findings, pack, year)
    .filter((each) => each.measure === measure)
    .map(({ subject, period, evidence }) => [subject, period, evidence]);

const march = upheld('c1', '2026-03-30', '2026-04-02');
const april = upheld('c2', '2026-04-20', '2026-04-24');
const june = upheld('c3', '2026-06-01', '2026-06-03');

describe('Kaiyang: what upheld complaints may mean for people', () => {
  it('KY-49: upheld and the fault of staff, a deduction in the monthly report; not without fault', () => {
    expect(of('monthly_deduction', [march, { ...june, fault: false }])).toEqual([
      ['ky-a/17', '2026-04', ['c1']],
    ]);
  });

  it('KY-50: the red and black list is proposed with a warning of privacy, and a number instead of a name', () => {
    const [proposal] = all([march]).filter(({ measure }) => measure === 'red_black_list');
    expect(proposal).toMatchObject({ privacyWarning: true, subject: 'ky-a/17', ruleId: 'KY-50' });
    expect(proposal!.proposalId).not.toContain('17/');
  });

  it('KY-51: no part in the awards in the month of the finding; read otherwise, of the complaint (Q42)', () => {
    expect(of('award_exclusion', [march])).toEqual([
      ['ky-a/17', '2026-04', ['c1']],
      ['ky-a/3', '2026-04', ['c1']],
    ]);
    const otherwise = reading('upheld.award_month', 'complaint');
    expect(of('award_exclusion', [march], otherwise)[0]).toEqual(['ky-a/17', '2026-03', ['c1']]);
  });

  it('KY-52: a window with upheld complaints of two consecutive months reports in writing, by the month of the complaint', () => {
    expect(of('written_report', [march, april])).toEqual([['ky-a/3', '2026-04', ['c1', 'c2']]]);
    expect(of('written_report', [april, june])).toEqual([]);
    const december = upheld('c0', '2025-12-30', '2026-01-04');
    const january = upheld('c4', '2026-01-05', '2026-01-09');
    expect(of('written_report', [december, january])).toEqual([['ky-a/3', '2026-01', ['c0', 'c4']]]);
    // by the month of the finding both fall into April: one month, no row (Q42)
    const byFinding = reading('upheld.consecutive_months', { months: 2, by: 'finding', per: 'window' });
    expect(of('written_report', [march, april], byFinding)).toEqual([]);
  });

  it('KY-53: three upheld against the same person in the calendar year, the person is returned by letter', () => {
    expect(of('return_to_home_unit', [march, april, june])).toEqual([
      ['ky-a/17', '2026', ['c1', 'c2', 'c3']],
    ]);
    expect(of('return_to_home_unit', [march, april])).toEqual([]);
    expect(of('return_to_home_unit', [march, april, { ...june, staffNo: '18' }])).toEqual([]);
    expect(of('return_to_home_unit', [march, april, { ...june, upheld: false }])).toEqual([]);
  });

  it('KY-53, read otherwise: any complaint counts, or twelve months that cross the year (Q42)', () => {
    const any = reading('upheld.return_person', { count: 3, period: 'calendar_year', upheldOnly: false });
    expect(of('return_to_home_unit', [march, april, { ...june, upheld: false }], any)).toHaveLength(1);
    const twelve = reading('upheld.return_person', { count: 3, period: 'twelve_months', upheldOnly: true });
    const november = upheld('c0', '2025-11-03', '2025-11-05');
    expect(of('return_to_home_unit', [november, march, april])).toEqual([]);
    expect(of('return_to_home_unit', [november, march, april], twelve)).toEqual([
      ['ky-a/17', '2026', ['c0', 'c1', 'c2']],
    ]);
  });

  it('KY-54: no “excellent” in the year of the finding', () => {
    expect(of('no_excellent', [march, april])).toEqual([['ky-a/17', '2026', ['c1', 'c2']]]);
  });

  it('KY-56: the month’s results go to the county departments when the head consents', () => {
    expect(of('report_to_departments', [march, april, june])).toEqual([
      ['520121', '2026-04', ['c1', 'c2']],
      ['520121', '2026-06', ['c3']],
    ]);
  });

  it('what was not upheld, or is not yet found, leads to nothing', () => {
    expect(
      all([
        { ...march, upheld: false },
        { ...april, upheld: null, foundOn: null },
      ]),
    ).toEqual([]);
  });

  it('a regulation that knows no such consequence proposes none', () => {
    expect(all([march, april, june], policies.inForce('360783', '2026-03-02'))).toEqual([]);
  });
});

describe('a proposal is decided by a person', () => {
  const moment = { jurisdiction: '520121', at: '2026-05-06T09:00:00+08:00', by: 'head' };
  const deciding = {
    decision: 'approved' as const,
    reference: '函〔2026〕12号',
    privacyConfirmed: undefined,
  };
  const [report] = all([march, april]).filter(({ measure }) => measure === 'written_report');
  const [list] = all([march]).filter(({ measure }) => measure === 'red_black_list');

  it('KY-52: once, with its evidence', () => {
    const decided = decide(report!, undefined, deciding, moment) as PersonnelDecision;
    expect(decided).toMatchObject({
      decision: 'approved',
      reference: '函〔2026〕12号',
      decidedBy: 'head',
      proposal: report,
    });
    expect(decide(report!, decided, deciding, moment)).toEqual({ reasonCode: 'PERSONNEL.DECIDED' });
  });

  it('KY-50: nobody is put on the red and black list before privacy was weighed', () => {
    expect(decide(list!, undefined, deciding, moment)).toEqual({
      reasonCode: 'PERSONNEL.PRIVACY_NOT_CONFIRMED',
      ruleId: 'KY-50',
    });
    expect(decide(list!, undefined, { ...deciding, decision: 'rejected' }, moment)).toMatchObject({
      decision: 'rejected',
    });
    expect(decide(list!, undefined, { ...deciding, privacyConfirmed: true }, moment)).toMatchObject({
      privacyConfirmed: true,
    });
  });

  it('answers for the complaints that lay before that person: one that comes later is a new proposal', () => {
    const ofYear = (...findings: Finding[]) =>
      all(findings).filter(({ measure }) => measure === 'no_excellent');
    const [first] = ofYear(march, april);
    const rejected = decide(first!, undefined, { ...deciding, decision: 'rejected' }, moment);
    const shown = (...findings: Finding[]) =>
      standingOf(ofYear(...findings), [rejected as PersonnelDecision]).map(
        ({ proposal, decision, evidenceStands, newEvidence }) => [
          ...[proposal.evidence, decision?.decision, evidenceStands, newEvidence],
        ],
      );
    const decided = [['c1', 'c2'], 'rejected', true, undefined];
    expect(shown(march, april)).toEqual([decided]);
    expect(shown(march, april, june)).toEqual([[['c1', 'c2', 'c3'], undefined, true, ['c3']], decided]);
    expect(ofYear(march, april, june)[0]!.proposalId).not.toBe(first!.proposalId);
    // one of its complaints fell away, the other carries it; then both are gone
    expect(shown(march)).toEqual([decided]);
    expect(shown()).toEqual([[['c1', 'c2'], 'rejected', false, undefined]]);
  });
});
