import { CaseCompleted, OrderReviewed, ReceiptCaseRevoked } from '@huiying/contracts';
import {
  DAY,
  HA,
  MONDAY,
  ORDER,
  allMet,
  by,
  dataOf,
  events,
  handled,
  refusal,
  reply,
  sealed,
  state,
  submissionFor,
} from '../a-case.fixture';
import { reviewSubmission } from '../order/review-submission';
import { submitReply } from '../order/submit-reply';
import { revokeComplaint } from './revoke-complaint';

const now = MONDAY + DAY;
const why = { reasonCode: 'RATING.MISTAKEN', ruleId: 'HA-21' } as const;
const revoked = { orderId: ORDER, outcome: 'revoked', decidedAt: now, ...why } as const;
const submission = { ...submissionFor(HA), upheld: true, fault: true };
const answered = (file = handled(HA)) =>
  submitReply(file, ORDER, submission, by(), sealed, { pack: HA, now: now + DAY });

describe('a complaint that the authority has revoked on appeal (HA-16, HA-21, Q64)', () => {
  it('is still answered, and ends as not upheld whatever the unit proposed', () => {
    const outcome = answered(state(revokeComplaint(handled(HA), revoked)));
    expect(dataOf(events(outcome), CaseCompleted)).toMatchObject({ outcome: 'not_upheld', upheld: false });
    expect(state(outcome).orders[0]).toMatchObject({ finding: { upheld: false, fault: false } });
  });

  it('is upheld by no reviewer', () => {
    const file = state(answered(state(revokeComplaint(handled(HA), revoked))));
    const review = { passed: true, criteria: allMet, upheld: true };
    const outcome = reviewSubmission(file, ORDER, review, { reply, pack: HA, now: now + 2 * DAY });
    expect(refusal(outcome)).toMatchObject({ reasonCode: 'ORDER.COMPLAINT_REVOKED', ruleId: 'HA-21' });
  });

  it('loses a finding that was made before: nobody is at fault', () => {
    const completed = state(answered());
    const review = { passed: true, criteria: allMet, upheld: true, fault: true };
    const found = reviewSubmission(completed, ORDER, review, { reply, pack: HA, now: now + 2 * DAY });
    expect(dataOf(events(found), OrderReviewed)).toMatchObject({ upheld: true });
    const after = state(revokeComplaint(state(found), revoked));
    expect(after.orders[0]).toMatchObject({ finding: { upheld: false, fault: false } });
  });

  it('the province is told, also when the case had been completed before', () => {
    const told = { outcome: 'revoked', ...why };
    for (const file of [handled(HA), state(answered())])
      expect(dataOf(events(revokeComplaint(file, revoked)), ReceiptCaseRevoked)).toMatchObject(told);
  });

  it('is revoked once, and an order that is not there is not', () => {
    const once = state(revokeComplaint(handled(HA), revoked));
    expect(revokeComplaint(once, revoked).kind).toBe('nothing');
    expect(revokeComplaint(handled(HA), { ...revoked, orderId: 'o-9' }).kind).toBe('nothing');
  });
});
