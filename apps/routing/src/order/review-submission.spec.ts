import { CaseCompleted, OrderReviewed, ToDeptOrderReturnedForRework } from '@huiying/contracts';
import {
  DAY,
  LN,
  MONDAY,
  ORDER,
  XX,
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
  types,
} from '../a-case.fixture';
import { decideAcceptance } from './decide-acceptance';
import { reviewSubmission, type Review } from './review-submission';
import { submitReply } from './submit-reply';

const TUESDAY = MONDAY + DAY;
const WEDNESDAY = TUESDAY + DAY;
const submitted = (pack = XX, other = {}) =>
  state(submitReply(handled(pack, other), ORDER, submissionFor(pack), by(), sealed, { pack, now: TUESDAY }));
const review = (file = submitted(), other: Partial<Review> = {}, pack = XX) =>
  reviewSubmission(
    file,
    ORDER,
    { passed: true, criteria: allMet, ...other },
    { reply, pack, now: WEDNESDAY },
  );

describe('the quality check of XX', () => {
  it('passed: the person gets the feedback and the case is completed (XX-26)', () => {
    expect(types(events(review()))).toEqual([
      'routing.order.reviewed.v1',
      'routing.case.replied.v1',
      'receipt.case.replied.v1',
      'routing.case.completed.v1',
      'order.completed.v1',
    ]);
  });

  it('counts the submission, not the check, as finished (Q6)', () => {
    expect(dataOf(events(review()), CaseCompleted)).toMatchObject({
      finishedAt: '2026-11-17T10:25:31+08:00',
      completedAt: '2026-11-18T10:25:31+08:00',
      outcome: 'resolved',
      upheld: true,
    });
  });

  it('decides whether the complaint is upheld, whatever the unit proposed (Q42)', () => {
    const outcome = review(submitted(), { upheld: false, fault: false });
    expect(dataOf(events(outcome), OrderReviewed)).toMatchObject({
      passed: true,
      upheld: false,
      fault: false,
      by: 'reviewer',
    });
    expect(dataOf(events(outcome), CaseCompleted)).toMatchObject({ outcome: 'not_upheld' });
  });

  it('failed: the unit handles it again and is told why (XX-27)', () => {
    const outcome = review(submitted(), {
      passed: false,
      criteria: { ...allMet, factsClear: false },
      reason: '未说明处理结果',
    });
    expect(types(events(outcome))).toEqual(['routing.order.reviewed.v1', 'order.returned_for_rework.v1']);
    expect(dataOf(events(outcome), OrderReviewed)).toMatchObject({
      passed: false,
      reworkNo: 1,
      ruleId: 'XX-27',
    });
    expect(dataOf(events(outcome), ToDeptOrderReturnedForRework)).toMatchObject({
      round: 1,
      reason: '未说明处理结果',
      ruleId: 'XX-27',
    });
    expect(state(outcome).orders).toMatchObject([{ status: 'handling', reworks: 1, round: 1 }]);
  });

  it('may fail any number of times, and the round stays 1', () => {
    const fail = { passed: false, criteria: allMet, reason: '不足' };
    const again = state(review(submitted(), fail));
    const resubmitted = state(
      submitReply(again, ORDER, submissionFor(XX), by(), sealed, { pack: XX, now: WEDNESDAY }),
    );
    expect(state(review(resubmitted, fail)).orders).toMatchObject([{ reworks: 2, round: 1 }]);
  });

  it('states each of the three criteria, and does not pass with one unmet', () => {
    expect(refusal(review(submitted(), { criteria: { factsClear: true } }))).toMatchObject({
      reasonCode: 'ORDER.CRITERIA_MISSING',
      ruleId: 'XX-26',
      message: 'not stated: characterisationAccurate, handlingProper',
    });
    expect(refusal(review(submitted(), { criteria: { ...allMet, handlingProper: false } }))).toMatchObject({
      message: 'not met: handlingProper',
    });
  });

  it('gives a reason when it fails', () => {
    expect(refusal(review(submitted(), { passed: false, reason: ' ' }))).toMatchObject({
      reasonCode: 'ORDER.REASON_MISSING',
    });
  });

  it('is not due before a submission, and not a second time', () => {
    expect(refusal(review(handled(XX)))).toMatchObject({ reasonCode: 'ORDER.REVIEW_NOT_DUE' });
    expect(refusal(review(state(review()), {}))).toMatchObject({ reasonCode: 'ORDER.REVIEW_NOT_DUE' });
  });
});

describe('the review of LN', () => {
  it('closes without telling the person again (LN-47, Q60)', () => {
    expect(types(events(review(submitted(LN), { criteria: {} }, LN)))).toEqual([
      'routing.order.reviewed.v1',
      'routing.case.completed.v1',
      'order.completed.v1',
    ]);
  });

  describe('of a report that is not taken up (Q78)', () => {
    const refusing = { accepted: false, reason: '不属违法', legalBasis: '《行政处罚法》' };
    const notTaken = (decision: { accepted: boolean; reason?: string; legalBasis?: string } = refusing) =>
      decideAcceptance(handled(LN, { caseType: 'report' }), ORDER, decision, by(), reply, {
        pack: LN,
        now: TUESDAY,
      });

    it('needs reason and legal basis (LN-46)', () => {
      expect(refusal(notTaken({ accepted: false, reason: '不属违法' }))).toMatchObject({
        reasonCode: 'ORDER.REPLY_ELEMENTS_MISSING',
        ruleId: 'LN-46',
      });
    });

    it('ends the case with the pass of the office, and the person is told why', () => {
      expect(types(events(notTaken()))).toEqual(['routing.order.acceptance_decided.v1']);
      const passed = review(state(notTaken()), { criteria: {} }, LN);
      expect(types(events(passed))).toContain('receipt.case.replied.v1');
      expect(dataOf(events(passed), CaseCompleted)).toMatchObject({ outcome: 'report_not_accepted' });
    });

    it('without the pass is decided anew by the unit', () => {
      const failed = state(
        review(state(notTaken()), { passed: false, criteria: {}, reason: '应当受理' }, LN),
      );
      const taken = decideAcceptance(failed, ORDER, { accepted: true }, by(), undefined, {
        pack: LN,
        now: WEDNESDAY,
      });
      expect(taken.kind).toBe('became');
    });

    it('is a step of reports only', () => {
      const complaint = decideAcceptance(handled(LN), ORDER, { accepted: true }, by(), undefined, {
        pack: LN,
        now: TUESDAY,
      });
      expect(refusal(complaint)).toMatchObject({ reasonCode: 'ORDER.ACCEPTANCE_NOT_ALLOWED' });
    });
  });
});
