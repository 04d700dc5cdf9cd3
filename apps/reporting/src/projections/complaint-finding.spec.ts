import { ComplaintAppealDecided, OrderReviewed } from '@huiying/contracts';
import type { DataOf, Incoming } from '@huiying/contracts';
import { found, isRevokedOnAppeal, revoked, saysWhoseFault } from './complaint-finding';

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

  it('is nothing once the complaint was revoked on appeal, whichever is read first (HA-16)', () => {
    const upheld = review({ ...OrderReviewed.example, passed: true, upheld: true, fault: true });
    const decided = { data: ComplaintAppealDecided.example } as Incoming<
      DataOf<typeof ComplaintAppealDecided>
    >;
    const none = { upheld: false, fault: false };
    expect(revoked(found(undefined, upheld), decided)).toMatchObject(none);
    expect(found(revoked(undefined, decided), upheld)).toMatchObject(none);
    expect(isRevokedOnAppeal({ ...decided, data: { ...decided.data, outcome: 'stands' } })).toBe(false);
  });
});
