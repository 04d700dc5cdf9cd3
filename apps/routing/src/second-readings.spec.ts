import { draftOfValues, type Pack } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import {
  DAY,
  HA,
  HOUR,
  KY,
  LN,
  MONDAY,
  ORDER,
  SECOND,
  XX,
  allMet,
  by,
  context,
  dataOf,
  directoryOf,
  events,
  facts,
  handled,
  policies,
  reply,
  sealed,
  state,
  submissionFor,
  types,
} from './a-case.fixture';
import { CaseCompleted, OrderReviewed } from '@huiying/contracts';
import { assignCase, coordinationMissing } from './case-file/assign-case';
import type { CaseFile } from './case-file/case-file';
import { isConflicted } from './case-file/conflict-of-interest';
import { orderRedo } from './case-file/order-redo';
import { proposeUnit } from './case-file/propose-unit';
import { receiveCase } from './case-file/receive-case';
import { acknowledgeOrder } from './order/acknowledge-order';
import { decideAcceptance } from './order/decide-acceptance';
import { decideReturn } from './order/decide-return';
import { declareComplexity } from './order/declare-complexity';
import { excuseOrder } from './order/excuse-order';
import { noteDeadline } from './order/note-deadline';
import { recordContact } from './order/record-contact';
import { requestReturn } from './order/request-return';
import { reviewSubmission } from './order/review-submission';
import { faultOf } from './order/submission-faults';
import { submitReply } from './order/submit-reply';
import type { Outcome } from './outcome';

const accused = { respondent: { orgCode: '11410700MB1912345K', staffNo: '007' } };
const TUESDAY = MONDAY + DAY;
type Story = (pack: Pack) => unknown;
const told = (outcome: Outcome<CaseFile>): unknown =>
  outcome.kind === 'refused' ? outcome.refusal.reasonCode : outcome.kind;
const submit = (pack: Pack, file: CaseFile, other = {}, orderId = ORDER) =>
  submitReply(file, orderId, submissionFor(pack, other), by(), sealed, { pack, now: TUESDAY });
const review = (pack: Pack, file: CaseFile, other = {}) =>
  reviewSubmission(
    file,
    ORDER,
    { passed: true, criteria: allMet, ...other },
    { reply, pack, now: TUESDAY + HOUR },
  );
const called = (pack: Pack, times: number, file = handled(pack)): CaseFile =>
  Array.from({ length: times }).reduce<CaseFile>(
    (now, _, index) =>
      state(
        recordContact(
          now,
          ORDER,
          { contactedAt: `2026-11-${17 + index} 09:00:00`, outcome: 'unreachable' },
          { ...by(), decider: 'department' },
          { pack, calendar: shippedCalendar(), now: MONDAY + (index + 2) * DAY },
        ),
      ),
    file,
  );
const returned = (pack: Pack): CaseFile => {
  const asked = state(requestReturn(handled(pack), ORDER, by(), { requestId: 'q' }, { pack, now: MONDAY }));
  const decision = { requestId: 'q', granted: true, reason: '职责清单', newLead: 'csj' };
  return state(decideReturn(asked, ORDER, decision, context(pack, MONDAY)));
};
const coHandled = (pack: Pack): CaseFile => handled(pack, {}, { co: ['csj'] });
/** A reply's faults in round two of the case. */
const redone = (pack: Pack, other: object): unknown => {
  const closed = { ...state(review(pack, state(submit(pack, handled(pack))))), status: 'closed' } as CaseFile;
  const open = state(orderRedo(closed, { ratingId: 'r', round: 1 }, pack, TUESDAY + DAY));
  const order = open.orders[0]!;
  if (order.status !== 'handling') throw new Error(order.status);
  return faultOf(submissionFor(pack, other), order, open.facts, pack)?.refusal.reasonCode;
};
/** Round two submitted without a class and checked with one: what became of both, and how the case ended. */
const reviewedRedo = (pack: Pack, other: object, redoClass: 'A' | 'B' | 'C'): readonly unknown[] => {
  const closed = { ...state(review(pack, state(submit(pack, handled(pack))))), status: 'closed' } as CaseFile;
  const open = state(orderRedo(closed, { ratingId: 'r', round: 1 }, pack, TUESDAY + DAY));
  const again = submit(pack, open, other, open.orders[0]!.orderId);
  if (again.kind !== 'became') return [told(again)];
  const outcome = reviewSubmission(
    again.state,
    open.orders[0]!.orderId,
    { passed: true, criteria: allMet, redoClass },
    { reply, pack, now: TUESDAY + 2 * DAY },
  );
  return outcome.kind !== 'became'
    ? [told(outcome)]
    : ['became', dataOf(outcome.events, CaseCompleted)['outcome']];
};

describe('each question of procedure is one value; both readings hold in routing', () => {
  it.each<[string, Pack, Readonly<Record<string, unknown>>, Story, unknown, unknown]>([
    [
      ...(['Q6 finished when submitted, or when approved', LN, { 'completion.event': 'approved' }] as const),
      (pack) => dataOf(events(review(pack, state(submit(pack, handled(pack))))), CaseCompleted)['finishedAt'],
      '2026-11-17T10:25:31+08:00',
      '2026-11-17T11:25:31+08:00',
    ],
    [
      'Q10 three attempts, or two',
      LN,
      { 'contact.attempts': 2 },
      (pack) => called(pack, 2).orders[0]?.contact.fulfilledAt !== undefined,
      false,
      true,
    ],
    [
      'Q10 on two different days, or three',
      LN,
      { 'contact.attempts': 2, 'contact.different_days': 1 },
      (pack) => called(pack, 2).orders[0]?.contact.days.length,
      2,
      1,
    ],
    [
      'Q20 another unit reviews when the supervisor is accused',
      XX,
      { 'conflict_of_interest.other_reviewer': false },
      (pack) => isConflicted(handled(pack, accused), { org: 'office', uscc: '11410700MB1912345K' }, pack),
      true,
      false,
    ],
    [
      'Q34 coordination from the second granted return, or the first',
      LN,
      { 'return.coordination_from': 1 },
      (pack) => coordinationMissing({ returnsGranted: 1, coordinations: 0 }, pack)?.reasonCode,
      undefined,
      'ROUTING.COORDINATION_MISSING',
    ],
    [
      ...([
        'Q34 the new unit has its own window, or none',
        LN,
        { 'return.new_unit_own_window': false },
      ] as const),
      (pack) => {
        const again = returned(policies.byRef(pack.ref));
        return told(requestReturn(again, SECOND, by('csj'), { requestId: 'q2' }, { pack, now: MONDAY }));
      },
      'became',
      'ROUTING.RETURN_NOT_ALLOWED',
    ],
    [
      ...(['Q35 a call of round one counts in the redo', LN, { 'redo.contact_duty': true }] as const),
      (pack) => {
        const done = state(review(pack, state(submit(pack, called(pack, 3)))));
        const redo = orderRedo(
          { ...done, status: 'closed' } as CaseFile,
          { ratingId: 'r', round: 1 },
          pack,
          TUESDAY + 9 * DAY,
        );
        return state(redo).orders[0]?.contact.attempts;
      },
      3,
      0,
    ],
    [
      'Q39 a person confirms, or assigned when single',
      LN,
      { 'dispatch.mode': 'auto_when_single' },
      (pack) => proposeUnit(facts(pack), directoryOf(pack), pack).kind,
      'open',
      'single',
    ],
    [
      'Q40 the accused unit: a person decides, or it handles',
      HA,
      { 'accused_unit.handling': 'handles' },
      (pack) => proposeUnit(facts(pack, accused), directoryOf(pack), pack).kind,
      'open',
      'single',
    ],
    [
      'Q40 the accused person may not act',
      LN,
      { 'accused_unit.person_may_act': true },
      (pack) =>
        told(acknowledgeOrder(handled(pack, accused), ORDER, { ...by(), staffNo: '007' }, pack, TUESDAY)),
      'CASE.CONFLICT_OF_INTEREST',
      'became',
    ],
    [
      ...(['Q42 the reviewer finds it upheld, or the unit', LN, { 'upheld.found_by': 'unit' }] as const),
      (pack) =>
        dataOf(events(review(pack, state(submit(pack, handled(pack))), { upheld: false })), OrderReviewed)[
          'upheld'
        ],
      false,
      true,
    ],
    [
      'Q44 the lead waits for every co-order',
      LN,
      { 'cohandling.lead_waits': false },
      (pack) => told(submit(pack, coHandled(pack))),
      'ORDER.CO_ORDERS_OPEN',
      'became',
    ],
    [
      'Q63 who is excused has answered',
      LN,
      { 'cohandling.answered': ['submitted'] },
      (pack) => told(submit(pack, state(excuseOrder(coHandled(pack), SECOND, MONDAY)))),
      'became',
      'ORDER.CO_ORDERS_OPEN',
    ],
    [
      'Q52 a report is answered when it was taken up, or also when nobody said so',
      LN,
      { 'report.undecided': 'counts_as_accepted' },
      (pack) => told(submit(pack, handled(pack, { caseType: 'report' }))),
      'ORDER.ACCEPTANCE_MISSING',
      'became',
    ],
    [
      'Q59 class C needs its statement of duty',
      LN,
      { 'redo.statement_required_for': [] },
      (pack) => redone(pack, { redoClass: 'C' }),
      'ORDER.STATEMENT_MISSING',
      undefined,
    ],
    [
      'Q59 the class is the unit’s to name, or the reviewer’s',
      LN,
      { 'redo.class_named_by': 'reviewer' },
      (pack) => reviewedRedo(pack, { dutyStatementRef: 'd-1' }, 'C'),
      ['ORDER.REDO_CLASS_MISSING'],
      ['became', 'explained'],
    ],
    [
      'Q59 also the reviewer’s class C needs the unit’s statement of duty',
      LN,
      { 'redo.class_named_by': 'reviewer' },
      (pack) => reviewedRedo(pack, {}, 'C'),
      ['ORDER.REDO_CLASS_MISSING'],
      ['ORDER.STATEMENT_MISSING'],
    ],
    [
      'Q60 the person gets the reply at the submission, or after the check',
      LN,
      { 'reply.release': 'on_review' },
      (pack) => types(events(submit(pack, handled(pack)))).includes('routing.case.replied.v1'),
      true,
      false,
    ],
    [
      'Q68 who signs',
      KY,
      {
        sign_off: {
          roles: ['principal'],
          oaNoRequired: false,
          delegateAllowed: true,
          paperCopyRequired: false,
        },
      },
      (pack) =>
        told(
          submit(pack, handled(pack), {
            signOff: { reviewer: '王', role: 'chief_representative', at: '2026-11-17 10:00:00' },
          }),
        ),
      'became',
      'ORDER.SIGN_OFF_ROLE',
    ],
    [
      'Q76 which elements a reply has',
      XX,
      { 'reply.elements.complaint': ['text'] },
      (pack) => told(submit(pack, handled(pack), { reply: { text: '已办。' } })),
      'ORDER.REPLY_ELEMENTS_MISSING',
      'became',
    ],
    [
      'Q77 accepted at once where no check is prescribed',
      HA,
      { review: { required: true, criteria: [] } },
      (pack) => state(submit(pack, handled(pack))).orders[0]?.status,
      'completed',
      'submitted',
    ],
    [
      ...([
        'Q78 a report that is not taken up needs the pass of the office',
        LN,
        { 'report.not_accepted_needs_pass': false },
      ] as const),
      (pack) => {
        const decision = { accepted: false, reason: '不属职责', legalBasis: '某法' };
        const file = handled(pack, { caseType: 'report' });
        return state(decideAcceptance(file, ORDER, decision, by(), reply, { pack, now: TUESDAY })).status;
      },
      'handling',
      'completed',
    ],
    [
      ...([
        'Q79 complex until the ordinary limit ends, or until the end',
        XX,
        { 'complexity.declarable_until': 'completion' },
      ] as const),
      (pack) => {
        const due = { orderId: ORDER, kind: 'completion', dueAt: '2026-11-23T23:59:59.999+08:00' };
        const late = noteDeadline(handled(pack), due);
        return told(declareComplexity(late, ORDER, 'complex', by(), { pack, now: MONDAY + 9 * DAY }));
      },
      'ORDER.COMPLEXITY_TOO_LATE',
      'became',
    ],
  ])('%s', (_question, pack, values, story, first, second) => {
    const other = policies.drafted(draftOfValues(pack, values)).inForce(pack.code, '2026-11-16')!;
    expect([story(pack), story(other)]).toEqual([first, second]);
  });

  it('Q40 the accused unit is assigned by a person who says why, or like any other (HA)', () => {
    const received = (pack: Pack) => state(receiveCase(undefined, facts(pack, accused), context(pack)));
    const other = policies
      .drafted(draftOfValues(HA, { 'accused_unit.handling': 'handles' }))
      .inForce(HA.code, '2026-11-16')!;
    const chosen = { lead: 'zrzy', co: [] };
    expect(told(assignCase(received(HA), chosen, context(HA)))).toBe('ROUTING.ACCUSED_UNIT');
    expect(received(other).status).toBe('handling');
  });
});
