import {
  AlertRaised,
  AlertWithdrawn,
  AppealDecided,
  AppealFiled,
  CaseAccepted,
  CaseClocksClosed,
  CaseCompleted,
  CaseReclassified,
  CaseRefused,
  CaseRegistered,
  CaseSplit,
  CaseUrged,
  CaseUrgencyMarked,
  DeadlineChanged,
  DeadlineClosed,
  DeadlineSet,
  ExtensionDecided,
  ExtensionRequested,
  OrderAssigned,
  OrderContacted,
  OrderDelivered,
  OrderReviewed,
  OrderSubmitted,
  RatingAdoptionDecided,
  RatingRecorded,
  RectificationFollowedUp,
  RectificationReviewed,
  RectificationSubmitted,
  RatingWithdrawn,
  RedoOrdered,
} from '@huiying/contracts';
import { shippedCalendar } from '@huiying/working-days';
import { told } from '../../test/told';
import * as alert from './alert-fact';
import * as aCase from './case-fact';
import { split } from './case-in-others';
import { urgencyMarked } from './case-urgency';
import * as deadline from './deadline-fact';
import * as order from './order-fact';
import * as rating from './rating-fact';

const calendar = shippedCalendar();
const completed = told(CaseCompleted, { round: 1, finishedAt: '2026-10-09T16:00:00+08:00' });

describe('a case', () => {
  it('is decided on the day of acceptance, by the office’s day and not by UTC’s', () => {
    const fact = aCase.accepted(undefined, told(CaseAccepted, { acceptedAt: '2026-10-08T00:30:00+08:00' }));
    expect(fact).toMatchObject({ screening: 'accepted', acceptedOn: '2026-10-08', decidedOn: '2026-10-08' });
  });

  it('is as urgent as the sender said, and beside it as a person has found it (XX-17)', () => {
    const sent = aCase.registered(undefined, told(CaseRegistered, { urgency: 'normal' }));
    const marked = urgencyMarked(sent, told(CaseUrgencyMarked, { urgency: 'urgent' }));
    expect(marked).toMatchObject({ urgency: 'normal', markedUrgency: 'urgent' });
    expect(aCase.registered(urgencyMarked(undefined, told(CaseUrgencyMarked)), told(CaseRegistered))).toEqual(
      urgencyMarked(aCase.registered(undefined, told(CaseRegistered)), told(CaseUrgencyMarked)),
    );
  });

  it('that was split is not counted beside its parts, each of which says whose part it is (decision 0027)', () => {
    const original = split(aCase.accepted(undefined, told(CaseAccepted)), told(CaseSplit));
    expect(original).toMatchObject({ screening: 'split' });
    expect(original).not.toHaveProperty('acceptedOn');
    const part = aCase.accepted(undefined, told(CaseAccepted, { part: '1/2', partOf: original.caseId }));
    expect(part).toMatchObject({ acceptedOn: expect.any(String), part: '1/2', partOf: original.caseId });
  });

  it('keeps what another topic has told before it', () => {
    const early = aCase.assigned(undefined, told(OrderAssigned));
    const fact = aCase.registered(early, told(CaseRegistered));
    expect(fact).toMatchObject({
      leadOrg: early.leadOrg,
      screening: 'registered',
      caseNo: expect.any(String),
    });
    expect(aCase.assigned(aCase.registered(undefined, told(CaseRegistered)), told(OrderAssigned))).toEqual(
      fact,
    );
  });

  it('counts under the type that a person found it to be of', () => {
    const before = aCase.accepted(undefined, told(CaseAccepted, { caseType: 'consultation' }));
    const found = told(CaseReclassified, { from: 'consultation', to: 'complaint' });
    expect(aCase.reclassified(before, found)).toEqual({ ...before, caseType: 'complaint' });
  });

  it('carries no text and no person', () => {
    const fact = JSON.stringify(aCase.accepted(undefined, told(CaseAccepted)));
    for (const word of ['title', 'content', 'sealed', 'phone', 'name', 'staffNo'])
      expect(fact).not.toContain(word);
  });

  it('remembers the rule that refused it', () => {
    const fact = aCase.refused(undefined, told(CaseRefused));
    expect(fact).toMatchObject({ screening: 'refused', refusalRuleId: 'XX-11', decidedOn: '2026-11-16' });
    expect(fact.acceptedOn).toBeUndefined();
  });

  it('counts handling time in working days from delivery: the National Day holiday is not worked', () => {
    const assigned = aCase.assigned(undefined, told(OrderAssigned));
    const delivered = aCase.delivered(
      assigned,
      told(OrderDelivered, { deliveredAt: '2026-09-30T10:00:00+08:00' }),
    );
    expect(aCase.completed(delivered, completed, calendar).handlingDays).toBe(2); // 8 and 9 October
  });

  it('has no handling time when the calendar of the year is not loaded', () => {
    const assigned = aCase.assigned(undefined, told(OrderAssigned));
    const delivered = aCase.delivered(
      assigned,
      told(OrderDelivered, { deliveredAt: '2031-01-06T10:00:00+08:00' }),
    );
    const late = told(CaseCompleted, { round: 1, finishedAt: '2031-01-07T10:00:00+08:00' });
    expect(aCase.completed(delivered, late, calendar).handlingDays).toBeUndefined();
  });

  it('keeps the punctuality and the days of its first round when it is redone', () => {
    const first = aCase.clocksClosed(
      aCase.completed(undefined, completed, calendar),
      told(CaseClocksClosed, { round: 1, onTime: false, overdueDays: 2 }),
    );
    const redo = told(CaseCompleted, {
      round: 2,
      finishedAt: '2026-10-20T16:00:00+08:00',
      outcome: 'explained',
    });
    const second = aCase.clocksClosed(
      aCase.completed(first, redo, calendar),
      told(CaseClocksClosed, { round: 2, onTime: true }),
    );
    expect(second).toMatchObject({
      finishedOn: '2026-10-09',
      onTime: false,
      overdueDays: 2,
      round: 2,
      outcome: 'explained',
    });
  });
});

describe('what is counted', () => {
  const urged = (sequence: number) => ({ ...told(CaseUrged), sequence });

  it('follows from ids: what is heard twice, or in another order, counts once', () => {
    const once = aCase.urged(aCase.urged(undefined, urged(7)), urged(5));
    expect(once).toMatchObject({ urges: 2, urgedIn: [5, 7] });
    expect(aCase.urged(aCase.urged(undefined, urged(5)), urged(7))).toEqual(once);
    expect(aCase.urged(once, urged(7))).toEqual(once);
    const asked = aCase.extensionRequested(undefined, told(ExtensionRequested));
    expect(asked.extensionsRequested).toBe(1);
    expect(aCase.extensionRequested(asked, told(ExtensionRequested))).toEqual(asked);
  });

  it('counts an extension as it was decided last', () => {
    const granted = aCase.extensionDecided(undefined, told(ExtensionDecided, { granted: true }));
    expect(granted.extensionsGranted).toBe(1);
    expect(aCase.extensionDecided(granted, told(ExtensionDecided, { granted: true }))).toEqual(granted);
    expect(aCase.extensionDecided(granted, told(ExtensionDecided, { granted: false }))).toMatchObject({
      extensionsGranted: 0,
    });
  });
});

describe('a work order', () => {
  it('is contacted by the attempt that fulfils the duty, not by one that finds nobody', () => {
    const nobody = order.contacted(
      undefined,
      told(OrderContacted, { outcome: 'unreachable', fulfilled: false, attempts: 1 }),
    );
    expect(nobody).toMatchObject({ contactAttempts: 1 });
    expect(nobody.contactedAt).toBeUndefined();
    const reached = order.contacted(nobody, told(OrderContacted, { attempts: 2, fulfilled: true }));
    const again = order.contacted(
      reached,
      told(OrderContacted, { attempts: 3, contactedAt: '2026-12-01T09:00:00+08:00' }),
    );
    expect(again).toMatchObject({ contactAttempts: 3, contactedAt: reached.contactedAt });
  });

  it('passes its first check only when the very first check passed', () => {
    const submitted = order.submitted(undefined, told(OrderSubmitted));
    const failed = order.reviewed(submitted, told(OrderReviewed, { passed: false, reworkNo: 1 }));
    const passed = order.reviewed(failed, told(OrderReviewed, { passed: true, reworkNo: 1 }));
    expect(passed).toMatchObject({ firstReviewPassed: false, reworks: 1, awaitingReview: false });
  });

  it('passes no check by what the office finds where none is made (Q77)', () => {
    const submitted = order.submitted(undefined, told(OrderSubmitted, { reviewRequired: false }));
    const found = order.reviewed(submitted, told(OrderReviewed, { passed: true, upheld: true }));
    expect(found).not.toHaveProperty('firstReviewedOn');
  });

  it('waits for its check after a submission', () => {
    expect(order.submitted(undefined, told(OrderSubmitted)).awaitingReview).toBe(true);
    expect(order.submitted(undefined, told(OrderSubmitted, { reviewRequired: false })).awaitingReview).toBe(
      false,
    );
  });
});

describe('a deadline', () => {
  const running = deadline.running(undefined, told(DeadlineSet));

  it('is the same when its closing is read before the clock finds it overdue, and after', () => {
    const found = deadline.fallDue(running, deadline.tooLateFrom(running));
    expect(deadline.closed(found, told(DeadlineClosed))).toEqual(
      deadline.closed(running, told(DeadlineClosed)),
    );
  });

  it('falls due the millisecond after its last instant that is on time', () => {
    const due = deadline.tooLateFrom(running);
    expect(new Date(due).toISOString()).toBe('2026-11-23T16:00:00.000Z');
    expect(deadline.fallDue(running, due)).toMatchObject({ state: 'running', fallenDue: true });
  });

  it('does not fall due by the timer of an end that has been moved', () => {
    const extended = deadline.running(running, told(DeadlineChanged));
    expect(deadline.fallDue(extended, deadline.tooLateFrom(running))).toBe(extended);
  });

  it('is open again when an extension moves an end that had passed', () => {
    const overdue = deadline.fallDue(running, deadline.tooLateFrom(running));
    expect(deadline.running(overdue, told(DeadlineChanged)).fallenDue).toBeUndefined();
  });

  it('is met when the proof of punctuality comes after the due instant', () => {
    const overdue = deadline.fallDue(running, deadline.tooLateFrom(running));
    expect(deadline.closed(overdue, told(DeadlineClosed))).toMatchObject({ state: 'met', overdueDays: 0 });
  });

  it('is frozen once closed: neither a timer nor a new calendar changes it', () => {
    const closed = deadline.closed(running, told(DeadlineClosed));
    expect(deadline.fallDue(closed, deadline.tooLateFrom(closed))).toBe(closed);
    expect(deadline.running(closed, told(DeadlineChanged))).toBe(closed);
  });
});

describe('an alert and a rating', () => {
  it('keeps a withdrawn rung with its points and says since when it does not count', () => {
    const raised = alert.raised(undefined, told(AlertRaised, { rung: 'blue', points: 0.5 }));
    const fact = alert.alertWithdrawn(raised, told(AlertWithdrawn, { rung: 'blue', points: 0.5 }));
    expect(fact).toMatchObject({
      points: 0.5,
      raisedOn: '2026-11-20',
      withdrawnAt: '2026-11-24T08:00:00+08:00',
    });
  });

  it('keeps a withdrawn rating, which no longer counts', () => {
    const recorded = rating.recorded(undefined, told(RatingRecorded));
    expect(rating.withdrawn(recorded, told(RatingWithdrawn))).toMatchObject({
      state: 'withdrawn',
      good: true,
    });
  });

  it('keeps a rating that was revoked on appeal, counted while under review and no more afterwards (HA-21)', () => {
    const org = 'ha-zfj';
    const recorded = rating.recorded(undefined, told(RatingRecorded, { org }));
    const reviewed = rating.appealed(recorded, told(AppealFiled, { org }));
    expect(reviewed).toMatchObject({ state: 'recorded', adoption: 'under_review' });
    const revoked = rating.appealDecided(reviewed, told(AppealDecided, { org, outcome: 'revoked' }));
    expect(revoked).toMatchObject({ state: 'recorded', counted: true, adoption: 'revoked' });
    const stands = rating.appealDecided(reviewed, told(AppealDecided, { org, outcome: 'stands' }));
    expect(stands.adoption).toBe('counted');
  });

  it('leaves out what the authority does not adopt, and counts it again when that was taken back (JL-14)', () => {
    const org = 'jl-zwsj';
    const recorded = rating.recorded(undefined, told(RatingRecorded, { org }));
    const out = rating.adoptionDecided(recorded, told(RatingAdoptionDecided, { org }));
    expect(out).toMatchObject({ state: 'recorded', adoption: 'not_adopted' });
    const back = told(RatingAdoptionDecided, { org, adoption: 'counted', before: 'not_adopted' });
    expect(rating.adoptionDecided(out, back).adoption).toBe('counted');
    expect(rating.adoptionDecided(recorded, told(RatingAdoptionDecided, { org: 'b' }))).toEqual(recorded);
  });

  it('knows the day on which a bad rating was rectified: that of the accepted submission (Q84)', () => {
    const org = 'ha-zfj';
    const recorded = rating.recorded(undefined, told(RatingRecorded, { org, good: false }));
    const submitted = rating.rectificationSubmitted(recorded, told(RectificationSubmitted, { org }));
    expect(submitted.reviewPending).toBe(true);
    const review = (accepted: boolean) =>
      rating.rectificationReviewed(submitted, told(RectificationReviewed, { org, accepted }));
    expect(review(false)).toMatchObject({ reviewPending: false });
    expect(review(false)).not.toHaveProperty('rectifiedOn');
    expect(review(true)).toMatchObject({ reviewPending: false, rectifiedOn: '2026-12-02' });
  });

  it('says apart that a person was satisfied after the rectification; the rating stays bad (HA-28)', () => {
    const org = 'ha-zfj';
    const recorded = rating.recorded(undefined, told(RatingRecorded, { org, good: false }));
    const asked = rating.followedUp(recorded, told(RectificationFollowedUp, { org, outcome: 'satisfied' }));
    expect(asked).toMatchObject({ good: false, counted: true, followUp: 'satisfied' });
    const other = told(RectificationFollowedUp, { org: 'b', outcome: 'satisfied' });
    expect(rating.followedUp(recorded, other)).toEqual(recorded);
  });

  it('the appeal of another unit of a parallel approval changes nothing for the rated one (HA-12)', () => {
    const recorded = rating.recorded(undefined, told(RatingRecorded, { org: 'a' }));
    const other = told(AppealDecided, { org: 'b', outcome: 'revoked' });
    expect(rating.appealDecided(recorded, other)).toEqual(recorded);
  });

  it('knows that routing ordered the redo, whichever of the two topics is read first', () => {
    const recordedFirst = rating.redoOrdered(
      rating.recorded(undefined, told(RatingRecorded)),
      told(RedoOrdered),
    );
    const orderedFirst = rating.recorded(
      rating.redoOrdered(undefined, told(RedoOrdered)),
      told(RatingRecorded),
    );
    expect(orderedFirst).toEqual(recordedFirst);
    expect(recordedFirst.redoOrderedAt).toBe('2026-11-25T20:11:06+08:00');
  });
});
