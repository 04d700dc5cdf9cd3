import type { DataOf, Incoming, OrderReviewed } from '@huiying/contracts';
import { CaseAccepted, ComplaintAppealDecided, OrderReviewed as Reviewed } from '@huiying/contracts';
import { told } from '../../test/told';
import { accused, found, isRevokedOnAppeal, revoked, saysWhoseFault } from './complaint-finding';

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
});
