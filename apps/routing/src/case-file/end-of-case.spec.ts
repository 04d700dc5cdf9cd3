import {
  FaultFound,
  ReceiptCaseCompleted,
  RedoOrdered,
  ReceiptCaseReopened,
  ToDeptOrderSupplemented,
} from '@huiying/contracts';
import {
  DAY,
  HA,
  LN,
  MONDAY,
  ORDER,
  SECOND,
  XX,
  aSubmission,
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
import { reviewSubmission } from '../order/review-submission';
import { submitReply } from '../order/submit-reply';
import type { CaseFile } from './case-file';
import { closeCase } from './close-case';
import { findFault, forgetUnsatisfied, noteUnsatisfied } from './find-fault';
import { orderRedo } from './order-redo';
import { passOnSupplement, passOnUrging } from './pass-on';
import { withdrawCase } from './withdraw-case';

const now = MONDAY + DAY;
const submitted = (file: CaseFile = handled(LN), other = {}) =>
  submitReply(file, ORDER, submissionFor(LN, other), by(), sealed, { pack: LN, now });
const passed = (file: CaseFile) =>
  state(reviewSubmission(file, ORDER, { passed: true, criteria: allMet }, { reply, pack: LN, now }));
const completed = () => passed(state(submitted()));
const close = (file: CaseFile | undefined, round = 1, pack = LN) =>
  closeCase(file, { round, onTime: true }, pack, now);
const closed = () => state(close(completed()));
const redo = (file: CaseFile | undefined, round = 1, pack = LN) =>
  orderRedo(file, { ratingId: 'r-1', round }, pack, now);

describe('the end of a round', () => {
  it('is told to the province after the clocks are closed, with their verdict (engine rule 17)', () => {
    const outcome = close(completed());
    expect(types(events(outcome))).toEqual(['receipt.case.completed.v1']);
    expect(dataOf(events(outcome), ReceiptCaseCompleted)).toMatchObject({
      round: 1,
      outcome: 'resolved',
      onTime: true,
      finishedAt: '2026-11-17T10:25:31+08:00',
    });
  });

  it('the person is prompted to rate where the regulation says so, and after a redo not again (HA-14)', () => {
    const answered = state(
      submitReply(handled(HA), ORDER, submissionFor(HA), by(), sealed, { pack: HA, now }),
    );
    expect(types(events(close(answered, 1, HA)))).toEqual([
      'receipt.case.completed.v1',
      'routing.rating.prompt_due.v1',
    ]);
    const again = { ...answered, round: 2 } as CaseFile;
    expect(types(events(close(again, 2, HA)))).toEqual(['receipt.case.completed.v1']);
  });

  it('is told once, and only of a completed round', () => {
    expect(close(closed())).toEqual({ kind: 'nothing' });
    expect(close(handled(LN))).toEqual({ kind: 'nothing' });
    expect(close(completed(), 2)).toEqual({ kind: 'nothing' });
    expect(close(undefined)).toEqual({ kind: 'nothing' });
  });
});

describe('a redo (LN-49)', () => {
  it('reopens the case under the same order, with a clock of its own', () => {
    const outcome = redo(closed());
    expect(types(events(outcome))).toEqual([
      'routing.redo.ordered.v1',
      'order.redo.v1',
      'receipt.case.reopened.v1',
    ]);
    expect(dataOf(events(outcome), RedoOrdered)).toMatchObject({
      round: 2,
      orderId: ORDER,
      ratingId: 'r-1',
      ruleId: 'LN-49',
    });
    expect(dataOf(events(outcome), ReceiptCaseReopened)).toMatchObject({ round: 2, reason: 'redo' });
    expect(events(outcome).find(({ startsClock }) => startsClock)?.contract.type).toBe('order.redo.v1');
    expect(state(outcome)).toMatchObject({
      status: 'handling',
      round: 2,
      orders: [{ status: 'handling', round: 2, reworks: 0 }],
    });
  });

  it('happens once: a second dissatisfied rating changes nothing', () => {
    const again = state(submitted(state(redo(closed())), { redoClass: 'B' }));
    const closedAgain = state(close(passed(again), 2));
    expect(redo(closedAgain, 2)).toEqual({ kind: 'nothing' });
    expect(redo(closedAgain, 1)).toEqual({ kind: 'nothing' });
  });

  it('waits for the end of the round when the rating comes first', () => {
    const early = state(redo(state(submitted())));
    expect(early).toMatchObject({ status: 'handling', round: 1 });
    expect(redo(early)).toEqual({ kind: 'nothing' });
    const outcome = close(passed(early));
    expect(types(events(outcome))).toEqual([
      'receipt.case.completed.v1',
      'routing.redo.ordered.v1',
      'order.redo.v1',
      'receipt.case.reopened.v1',
    ]);
  });

  it('does not exist where the regulation knows none', () => {
    const ended = state(submitReply(handled(HA), ORDER, submissionFor(HA), by(), sealed, { pack: HA, now }));
    expect(redo(state(close(ended, 1, HA)), 1, HA)).toEqual({ kind: 'nothing' });
  });

  it('names its class, and "impossible now" comes with the statement of duty (LN-50 to LN-52)', () => {
    const again = state(redo(closed()));
    expect(refusal(submitted(again))).toMatchObject({
      reasonCode: 'ORDER.REDO_CLASS_MISSING',
      ruleId: 'LN-49',
    });
    expect(refusal(submitted(again, { redoClass: 'C' }))).toMatchObject({
      reasonCode: 'ORDER.STATEMENT_MISSING',
      ruleId: 'LN-52',
    });
    const explained = passed(
      state(submitted(again, { redoClass: 'C', dutyStatementRef: '履责〔2026〕1号' })),
    );
    expect(explained).toMatchObject({ status: 'completed', round: 2, end: { outcome: 'explained' } });
  });
});

describe('the person', () => {
  it('withdraws: the unit is told and routing ends the case (engine rule 17)', () => {
    const outcome = withdrawCase(handled(XX), now);
    expect(types(events(outcome))).toEqual([
      'routing.order.withdrawn.v1',
      'order.withdrawn.v1',
      'routing.case.withdrawn.v1',
    ]);
    expect(withdrawCase(state(outcome), now)).toEqual({ kind: 'nothing' });
  });

  it('cannot withdraw what has been answered (Q70)', () => {
    expect(withdrawCase(completed(), now)).toEqual({ kind: 'nothing' });
    expect(withdrawCase(undefined, now)).toEqual({ kind: 'nothing' });
  });

  it('hears from nobody after a withdrawal: actions of the unit are refused', () => {
    expect(refusal(submitted(state(withdrawCase(handled(LN), now))))).toMatchObject({
      reasonCode: 'ORDER.WITHDRAWN',
    });
  });

  it('hears from nobody after a withdrawal: no finding is added to a share that was answered before', () => {
    const shared = handled(LN, {}, { co: ['scjg'] });
    const answered = state(
      submitReply(shared, SECOND, submissionFor(LN), by('scjg'), sealed, { pack: LN, now }),
    );
    const again = state(redo(state(close(passed(state(submitted(answered)))))));
    const withdrawn = state(withdrawCase(again, now));
    const review = { passed: true, criteria: allMet, upheld: true };
    expect(refusal(reviewSubmission(withdrawn, SECOND, review, { reply, pack: LN, now }))).toMatchObject({
      reasonCode: 'ORDER.REVIEW_NOT_DUE',
    });
  });

  it('adds and urges: every unit that has the case is told, numbers hidden', () => {
    const shared = handled(XX, {}, { co: ['scjg'] });
    const told = passOnSupplement(shared, { content: '我的电话是 138-0013-8000', attachments: [] });
    expect(told.map(({ org }) => org)).toEqual(['zrzy', 'scjg']);
    expect(dataOf(told, ToDeptOrderSupplemented)['content']).not.toContain('8000');
    expect(types(passOnUrging(shared))).toEqual(['order.urged.v1', 'order.urged.v1']);
    expect(passOnUrging(closed())).toEqual([]);
  });
});

describe('an answered complaint', () => {
  it('that proved unfounded is not upheld', () => {
    expect(passed(state(submitted(handled(LN), aSubmission({ upheld: false }))))).toMatchObject({
      end: { outcome: 'not_upheld' },
    });
  });
});

describe('whose fault it is that the redo did not help (LN-58)', () => {
  const ratingId = 'r-91c02e7ab4d85f136c07';
  const answeredTwice = (): CaseFile => ({ ...closed(), round: 2 }) as CaseFile;
  const redone = (round = 2): CaseFile => noteUnsatisfied(answeredTwice(), { ratingId, round });
  const found = { atFault: true, ratingId };

  it('is found by the office after the redo, once, and told to whoever supervises', () => {
    const outcome = findFault(redone(), found, LN, now);
    expect(dataOf(events(outcome), FaultFound)).toMatchObject({
      atFault: true,
      ruleId: 'LN-58',
      org: 'zrzy',
    });
    expect(refusal(findFault(state(outcome), found, LN, now))?.reasonCode).toBe(
      'ORDER.FAULT_FINDING_NOT_DUE',
    );
  });

  it('is found on the rating that says so of this case, and on no other (发回重办后诉求人仍不满意)', () => {
    const other = { atFault: true, ratingId: 'r-00000000000000000000' };
    for (const [file, finding] of [
      [answeredTwice(), found],
      [redone(), other],
      [redone(1), found],
    ] as const)
      expect(refusal(findFault(file, finding, LN, now))).toMatchObject({
        reasonCode: 'ORDER.NOT_UNSATISFIED_AFTER_REDO',
        ruleId: 'LN-58',
      });
    expect(findFault(forgetUnsatisfied(redone(), ratingId)!, found, LN, now).kind).toBe('refused');
    expect(forgetUnsatisfied(redone(), other.ratingId)).toBeUndefined();
  });

  it('is no question before the redo has ended, nor where the regulation knows no such ground', () => {
    expect(refusal(findFault(closed(), found, LN, now))?.reasonCode).toBe('ORDER.FAULT_FINDING_NOT_DUE');
    expect(refusal(findFault(redone(), found, XX, now))?.reasonCode).toBe('POLICY.RULE_REFUSES');
  });
});
