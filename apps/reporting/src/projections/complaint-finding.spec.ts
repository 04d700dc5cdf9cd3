import type { DataOf, Incoming, OrderReviewed } from '@huiying/contracts';
import { saysWhoseFault } from './complaint-finding';

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
});
