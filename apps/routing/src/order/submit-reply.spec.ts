import { CaseCompleted, CaseReplied, OrderSubmitted, ReceiptCaseReplied } from '@huiying/contracts';
import {
  DAY,
  HA,
  HOUR,
  JL,
  KY,
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
import { decideAcceptance } from './decide-acceptance';
import { excuseOrder } from './excuse-order';
import { giveFeedback } from './give-feedback';
import { reviewSubmission } from './review-submission';
import { submitReply } from './submit-reply';

const TUESDAY = MONDAY + DAY;
const submit = (
  file = handled(XX),
  submitted = submissionFor(XX),
  pack = XX,
  orderId = ORDER,
  org = 'zrzy',
) => submitReply(file, orderId, submitted, by(org), sealed, { pack, now: TUESDAY });
const without = (...names: string[]) => {
  const submission = aSubmission();
  const elements = Object.entries(submission.reply.elements ?? {}).filter(([name]) => !names.includes(name));
  return { reply: { ...submission.reply, elements: Object.fromEntries(elements) } };
};

describe('a submission in XX', () => {
  it('stops the clock and waits for the quality check; the person hears nothing yet (XX-26)', () => {
    const outcome = submit();
    expect(types(events(outcome))).toEqual(['routing.order.submitted.v1']);
    expect(dataOf(events(outcome), OrderSubmitted)).toMatchObject({
      reviewRequired: true,
      round: 1,
      upheld: true,
      actionId: 'action-1',
    });
    expect(state(outcome).orders).toMatchObject([{ status: 'submitted' }]);
  });

  it('is refused without the four elements, naming what is missing (XX-25)', () => {
    expect(refusal(submit(handled(XX), submissionFor(XX, without('measures', 'result'))))).toMatchObject({
      reasonCode: 'ORDER.REPLY_ELEMENTS_MISSING',
      ruleId: 'XX-25',
      message: 'missing: measures, result',
    });
  });

  it('does not take a blank for an element', () => {
    const blank = { reply: { text: '…', elements: { ...aSubmission().reply.elements, result: '  ' } } };
    expect(refusal(submit(handled(XX), submissionFor(XX, blank)))).toMatchObject({
      message: 'missing: result',
    });
  });

  it('needs no corrective measures for a consultation', () => {
    expect(
      submit(handled(XX, { caseType: 'consultation' }), submissionFor(XX, without('measures'))).kind,
    ).toBe('became');
  });

  it('is refused when the principal has not signed (XX-22)', () => {
    const signOff = { ...aSubmission().signOff, role: 'leader_in_charge' as const };
    expect(refusal(submit(handled(XX), aSubmission({ signOff })))).toMatchObject({
      reasonCode: 'ORDER.SIGN_OFF_ROLE',
      ruleId: 'XX-22',
    });
  });

  it('takes a delegate only with the authority on record (Q68)', () => {
    const signOff = { ...aSubmission().signOff, delegate: { name: '李', authority: ' ' } };
    expect(refusal(submit(handled(XX), aSubmission({ signOff })))).toMatchObject({
      reasonCode: 'ORDER.SIGN_OFF_MISSING',
    });
    expect(
      submit(
        handled(XX),
        aSubmission({ signOff: { ...signOff, delegate: { name: '李', authority: '授权书3号' } } }),
      ).kind,
    ).toBe('became');
  });

  it('is refused from a unit that does not hold the order', () => {
    expect(refusal(submit(handled(XX), submissionFor(XX), XX, ORDER, 'csj'))).toMatchObject({
      reasonCode: 'ORDER.NOT_HELD',
    });
  });

  it('is refused for an order that does not exist', () => {
    expect(refusal(submit(handled(XX), submissionFor(XX), XX, SECOND))).toMatchObject({
      reasonCode: 'ORDER.UNKNOWN',
    });
  });

  it('is refused a second time', () => {
    expect(refusal(submit(state(submit())))).toMatchObject({ reasonCode: 'ORDER.WRONG_STATE' });
  });
});

describe('a submission in LN', () => {
  const submitLN = (file = handled(LN), other = {}) => submit(file, submissionFor(LN, other), LN);

  it('reaches the person at once, and is checked before the case is closed (Q60, LN-42)', () => {
    const outcome = submitLN();
    expect(types(events(outcome))).toEqual([
      'routing.order.submitted.v1',
      'routing.case.replied.v1',
      'receipt.case.replied.v1',
    ]);
    expect(dataOf(events(outcome), ReceiptCaseReplied)).toMatchObject({ round: 1, reply: reply.text });
    expect(dataOf(events(outcome), CaseReplied)).toMatchObject({ sealedReply: sealed });
  });

  it('is refused without the number of the OA sign-off (LN-42)', () => {
    const { oaNo: _none, ...signOff } = aSubmission().signOff;
    expect(refusal(submitLN(handled(LN), { signOff }))).toMatchObject({
      reasonCode: 'ORDER.SIGN_OFF_MISSING',
      ruleId: 'LN-42',
    });
  });

  it('lists time, unit, result, basis and how the person was answered, or is refused (LN-44)', () => {
    for (const name of ['handledAt', 'handlingUnit', 'result', 'legalBasis', 'answeredHow'])
      expect(refusal(submit(handled(LN), submissionFor(LN, without(name)), LN))).toMatchObject({
        reasonCode: 'ORDER.REPLY_ELEMENTS_MISSING',
        ruleId: 'LN-44',
        message: `missing: ${name}`,
      });
  });

  it('of a complaint carries the document of acceptance, or reason and basis for not investigating (LN-46)', () => {
    expect(refusal(submitLN(handled(LN), without('documentRef')))).toMatchObject({ ruleId: 'LN-46' });
    const explained = {
      reply: {
        text: '…',
        elements: { ...without('documentRef').reply.elements, notInvestigatedReason: '已由法院受理' },
      },
    };
    expect(submitLN(handled(LN), explained).kind).toBe('became');
    expect(submitLN(handled(LN, { caseType: 'help' }), without('documentRef')).kind).toBe('became');
  });

  it('of a report needs the decision to take it up first (LN-34)', () => {
    const report = handled(LN, { caseType: 'report' });
    expect(refusal(submitLN(report))).toMatchObject({ reasonCode: 'ORDER.ACCEPTANCE_MISSING' });
    const taken = state(
      decideAcceptance(report, ORDER, { accepted: true }, by(), undefined, { pack: LN, now: TUESDAY }),
    );
    expect(submitLN(taken).kind).toBe('became');
  });
});

describe('a submission where no check is prescribed', () => {
  it.each([JL, HA])('ends the case in $name at once (Q77)', (pack) => {
    const outcome = submit(handled(pack), submissionFor(pack), pack);
    expect(types(events(outcome))).toEqual([
      'routing.order.submitted.v1',
      'routing.case.replied.v1',
      'receipt.case.replied.v1',
      'routing.case.completed.v1',
      'order.completed.v1',
    ]);
    expect(dataOf(events(outcome), OrderSubmitted)).toMatchObject({ reviewRequired: false });
    expect(state(outcome)).toMatchObject({ status: 'completed', end: { outcome: 'resolved' } });
  });

  it('counts in JL when the person was told, as the submission says (JL-09, Q72)', () => {
    const outcome = submit(handled(JL), submissionFor(JL), JL);
    expect(dataOf(events(outcome), CaseCompleted)).toMatchObject({ finishedAt: '2026-11-17T09:30:00+08:00' });
    const boast = {
      reply: { text: '…', elements: { ...aSubmission().reply.elements, answeredAt: '2026-11-01 09:00:00' } },
    };
    expect(dataOf(events(submit(handled(JL), submissionFor(JL, boast), JL)), CaseCompleted)).toMatchObject({
      finishedAt: '2026-11-16T10:25:31+08:00',
    });
  });

  it('JL-07: what was done about a suggestion counts from the instant of telling the person', () => {
    const outcome = submit(handled(JL, { caseType: 'suggestion' }), submissionFor(JL), JL);
    expect(dataOf(events(outcome), CaseCompleted)).toMatchObject({ finishedAt: '2026-11-17T09:30:00+08:00' });
  });

  it('leaves the finding to the reviewer, once (Q42, Q77)', () => {
    const ended = state(submit(handled(HA), submissionFor(HA), HA));
    const review = { passed: true, criteria: {}, upheld: false };
    const found = reviewSubmission(ended, ORDER, review, { reply, pack: HA, now: TUESDAY });
    expect(types(events(found))).toEqual(['routing.order.reviewed.v1']);
    expect(
      refusal(reviewSubmission(state(found), ORDER, review, { reply, pack: HA, now: TUESDAY })),
    ).toMatchObject({
      reasonCode: 'ORDER.REVIEW_NOT_DUE',
    });
  });
});

describe('a submission in KY', () => {
  const submitted = () => state(submit(handled(KY), submissionFor(KY), KY));
  const feedback = { at: '2026-11-17 11:00:00', by: 'room' as const, consentToDirectAnswer: false };

  it('waits for the complaint room to tell the person (KY-39)', () => {
    const outcome = submit(handled(KY), submissionFor(KY), KY);
    expect(types(events(outcome))).toEqual(['routing.order.submitted.v1']);
    expect(state(outcome)).toMatchObject({ status: 'handling', orders: [{ status: 'accepted' }] });
  });

  it('ends with the feedback of the room (KY-44)', () => {
    const outcome = giveFeedback(submitted(), feedback, reply, { pack: KY, now: TUESDAY + HOUR });
    expect(types(events(outcome))).toEqual([
      'routing.case.replied.v1',
      'receipt.case.replied.v1',
      'routing.case.completed.v1',
      'order.completed.v1',
    ]);
  });

  it('is not answered by the unit itself without consent (KY-41)', () => {
    const direct = { ...feedback, by: 'unit' as const };
    expect(
      refusal(giveFeedback(submitted(), direct, reply, { pack: KY, now: TUESDAY + HOUR })),
    ).toMatchObject({ ruleId: 'KY-41' });
  });

  it('knows no feedback before the reply, and none in a place without that step', () => {
    expect(refusal(giveFeedback(handled(KY), feedback, reply, { pack: KY, now: TUESDAY }))).toMatchObject({
      reasonCode: 'ORDER.FEEDBACK_NOT_DUE',
    });
    expect(refusal(giveFeedback(handled(XX), feedback, reply, { pack: XX, now: TUESDAY }))).toMatchObject({
      reasonCode: 'ORDER.FEEDBACK_NOT_DUE',
    });
  });
});

describe('co-handlers', () => {
  const shared = () => handled(XX, {}, { co: ['scjg'] });

  it('answer before the lead can (Q44; KY-25: all cooperate and report back)', () => {
    expect(refusal(submit(shared()))).toMatchObject({
      reasonCode: 'ORDER.CO_ORDERS_OPEN',
      message: 'not yet answered: scjg',
    });
    const answered = state(submit(shared(), submissionFor(XX), XX, SECOND, 'scjg'));
    expect(answered.orders).toMatchObject([{ status: 'handling' }, { status: 'accepted' }]);
    expect(submit(answered).kind).toBe('became');
  });

  it('can be excused by the dispatcher (Q63); a lead cannot', () => {
    const excused = excuseOrder(shared(), SECOND, TUESDAY);
    expect(types(events(excused))).toEqual(['routing.order.withdrawn.v1', 'order.withdrawn.v1']);
    expect(submit(state(excused)).kind).toBe('became');
    expect(refusal(excuseOrder(shared(), ORDER, TUESDAY))).toMatchObject({
      reasonCode: 'ROUTING.NOT_CO_HANDLER',
    });
  });

  it('are completed with the case', () => {
    const answered = state(submit(shared(), submissionFor(XX), XX, SECOND, 'scjg'));
    const passed = reviewSubmission(
      state(submit(answered)),
      ORDER,
      { passed: true, criteria: allMet },
      { reply, pack: XX, now: TUESDAY },
    );
    expect(types(events(passed)).filter((type) => type === 'order.completed.v1')).toHaveLength(2);
    expect(state(passed).orders).toMatchObject([{ status: 'completed' }, { status: 'completed' }]);
  });
});
