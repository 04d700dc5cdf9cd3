import type { DataOf, Incoming, OrderReviewed } from '@huiying/contracts';
import {
  CaseAccepted,
  CaseReclassified,
  ComplaintAppealDecided,
  OrderReviewed as Reviewed,
} from '@huiying/contracts';
import { told } from '../../test/told';
import {
  accused,
  accusesSomebody,
  becomesOrCeasesToAccuse,
  found,
  isRevokedOnAppeal,
  reclassified,
  revoked,
  saysWhoseFault,
} from './complaint-finding';

const review = (data: Partial<DataOf<typeof OrderReviewed>>): Incoming<DataOf<typeof OrderReviewed>> =>
  ({ data }) as Incoming<DataOf<typeof OrderReviewed>>;

describe('what is found about a person (Q42, KY-49)', () => {
  it('is found by a check that was passed', () => {
    expect(saysWhoseFault(review({ passed: true, upheld: true, fault: true }))).toBe(true);
    expect(saysWhoseFault(review({ passed: true }))).toBe(false);
  });

  it('is not found by one that sends the reply back, whatever the unit has proposed', () => {
    expect(saysWhoseFault(review({ passed: false, upheld: true, fault: true }))).toBe(false);
  });

  it('is kept beside the revocation on appeal, whichever is read first (HA-16)', () => {
    const upheld = told(Reviewed, { orderId: 'o-1', org: 'ky-a', upheld: true, fault: true });
    const decided = told(ComplaintAppealDecided, { outcome: 'revoked' });
    const after = revoked(found(undefined, upheld), decided);
    expect(after).toEqual({ ...found(revoked(undefined, decided), upheld), caseId: after.caseId });
    expect(after).toMatchObject({ revoked: true, byOrder: { 'o-1': { upheld: true } } });
    expect(isRevokedOnAppeal(told(ComplaintAppealDecided, { outcome: 'stands' }))).toBe(false);
  });

  it('is kept by work order: a co-handler’s word does not take the place of the leading unit’s', () => {
    const lead = found(undefined, told(Reviewed, { orderId: 'o-1', org: 'ky-a', upheld: true, fault: true }));
    const both = found(lead, told(Reviewed, { orderId: 'o-2', org: 'ky-b', upheld: false }));
    expect(both.byOrder).toMatchObject({
      'o-1': { org: 'ky-a', upheld: true, fault: true },
      'o-2': { org: 'ky-b', upheld: false },
    });
  });

  it('concerns the organisation that was accused, not the one that handles the complaint', () => {
    const respondent = { orgCode: 'ky-a', staffNo: '17' };
    expect(accused(undefined, told(CaseAccepted, { caseType: 'complaint', respondent }))).toMatchObject({
      respondentOrg: 'ky-a',
      staffNo: '17',
    });
  });

  it('concerns the organisation by its credit code, without the area that a province puts before it', () => {
    const respondent = { orgCode: '370900000000_11370900004341048Y', staffNo: '17' };
    const row = accused(undefined, told(CaseAccepted, { caseType: 'complaint', respondent }));
    expect(row.respondentOrg).toBe('11370900004341048Y');
  });
});

describe('a case that a person finds to be a complaint, or none', () => {
  const respondent = { orgCode: 'ky-a', staffNo: '17' };
  const becomes = told(CaseReclassified, { from: 'report', to: 'complaint', respondent });
  const ceases = told(CaseReclassified, { from: 'complaint', to: 'report', respondent });

  it('accuses from then on whom it is about, whichever is read first, the finding or this', () => {
    const finding = told(Reviewed, { orderId: 'o-1', org: 'ky-a', upheld: true, fault: true });
    const row = found(reclassified(undefined, becomes), finding);
    expect(row).toMatchObject({ staffNo: '17', respondentOrg: 'ky-a', receivedOn: '2026-11-16' });
    expect(reclassified(found(undefined, finding), becomes)).toEqual(row);
  });

  it('accuses nobody any more, and again when it is found to be one after all', () => {
    const row = accused(undefined, told(CaseAccepted, { caseType: 'complaint', respondent }));
    expect(reclassified(row, ceases)).toMatchObject({ noComplaint: true });
    expect(reclassified(reclassified(row, ceases), becomes)).not.toHaveProperty('noComplaint');
  });

  it('has no row where nobody in particular is meant, or it was never a complaint', () => {
    expect(accusesSomebody(told(CaseAccepted, { caseType: 'report', respondent }))).toBe(false);
    expect(becomesOrCeasesToAccuse(becomes)).toBe(true);
    const nobody = told(CaseReclassified, {
      from: 'report',
      to: 'complaint',
      respondent: { orgCode: 'ky-a' },
    });
    expect(becomesOrCeasesToAccuse(nobody)).toBe(false);
    const neither = told(CaseReclassified, { from: 'report', to: 'help', respondent });
    expect(becomesOrCeasesToAccuse(neither)).toBe(false);
  });
});
