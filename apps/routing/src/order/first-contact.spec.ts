import { OrderContacted, OrderContactRequired } from '@huiying/contracts';
import { shippedCalendar } from '@huiying/working-days';
import {
  DAY,
  JL,
  LN,
  MONDAY,
  ORDER,
  XX,
  by,
  dataOf,
  events,
  handled,
  refusal,
  sealed,
  state,
  submissionFor,
} from '../a-case.fixture';
import type { CaseFile } from '../case-file/case-file';
import { acknowledgeOrder } from './acknowledge-order';
import { declareComplexity } from './declare-complexity';
import { noteDeadline } from './note-deadline';
import { recordContact } from './record-contact';
import { requireContact } from './require-contact';
import { submitReply } from './submit-reply';

const calendar = shippedCalendar();
const FRIDAY = MONDAY + 4 * DAY;
const call = (
  contactedAt: string,
  outcome: 'reached' | 'unreachable' = 'unreachable',
  file: CaseFile = handled(LN),
  pack = LN,
) =>
  recordContact(
    file,
    ORDER,
    { contactedAt, outcome },
    { ...by(), decider: 'department' },
    { pack, calendar, now: FRIDAY },
  );
const callAll = (times: readonly string[], pack = LN) =>
  times.reduce<CaseFile>((file, at) => state(call(at, 'unreachable', file, pack)), handled(pack));

describe('first contact', () => {
  it('is made when the person was reached (LN-33)', () => {
    expect(dataOf(events(call('2026-11-16 15:00:00', 'reached')), OrderContacted)).toMatchObject({
      fulfilled: true,
      attempts: 1,
      contactedAt: '2026-11-16T15:00:00+08:00',
    });
  });

  it('is made by three attempts on two working days (Q10)', () => {
    const twice = callAll(['2026-11-16 15:00:00', '2026-11-16 17:00:00']);
    expect(dataOf(events(call('2026-11-16 18:00:00', 'unreachable', twice)), OrderContacted)).toMatchObject({
      attempts: 3,
      fulfilled: false,
    });
    expect(dataOf(events(call('2026-11-17 09:00:00', 'unreachable', twice)), OrderContacted)).toMatchObject({
      fulfilled: true,
    });
  });

  it('is made by three attempts on one day where the limit has only one (XX-18, Q10)', () => {
    const twice = callAll(['2026-11-16 15:00:00', '2026-11-16 16:00:00'], XX);
    expect(
      dataOf(events(call('2026-11-16 17:00:00', 'unreachable', twice, XX)), OrderContacted),
    ).toMatchObject({ fulfilled: true });
  });

  it('does not count a Saturday as another working day', () => {
    const now = FRIDAY + 2 * DAY;
    const twice = callAll(['2026-11-20 09:00:00', '2026-11-20 10:00:00']);
    const saturday = { contactedAt: '2026-11-21 09:00:00', outcome: 'unreachable' as const };
    const outcome = recordContact(
      twice,
      ORDER,
      saturday,
      { ...by(), decider: 'department' },
      { pack: LN, calendar, now },
    );
    expect(dataOf(events(outcome), OrderContacted)).toMatchObject({ fulfilled: false });
  });

  it('cannot be earlier than the minute of the assignment, nor in the future', () => {
    expect(call('2026-11-16 10:25').kind).toBe('became');
    expect(refusal(call('2026-11-16 10:24:59'))).toMatchObject({
      reasonCode: 'ORDER.CONTACT_BEFORE_ASSIGNMENT',
    });
    expect(refusal(call('2026-11-21 00:00:00'))).toMatchObject({ reasonCode: 'ORDER.CONTACT_IN_FUTURE' });
  });

  it('may still be made after the submission, which does not replace it (Q53)', () => {
    const submitted = state(
      submitReply(handled(LN), ORDER, submissionFor(LN), by(), sealed, { pack: LN, now: MONDAY + DAY }),
    );
    expect(call('2026-11-18 09:00:00', 'reached', submitted).kind).toBe('became');
  });

  it('is required where the text is unclear, once (XX-18)', () => {
    const need = (file: CaseFile, pack = XX) =>
      requireContact(file, ORDER, { ...by(), decider: 'department' }, pack, MONDAY);
    expect(dataOf(events(need(handled(XX))), OrderContactRequired)).toMatchObject({
      by: 'department',
      ruleId: 'XX-18',
    });
    expect(refusal(need(state(need(handled(XX)))))).toMatchObject({ reasonCode: 'ORDER.ALREADY_DONE' });
    expect(refusal(need(handled(LN), LN))).toMatchObject({ reasonCode: 'ORDER.CONTACT_NOT_ALLOWED' });
  });
});

describe('acknowledgement', () => {
  it('is given once, and never by the person complained of (Q40)', () => {
    const file = handled(XX, { respondent: { staffNo: 'ZR0317' } });
    expect(refusal(acknowledgeOrder(file, ORDER, { ...by(), staffNo: 'ZR0317' }, XX, MONDAY))).toMatchObject({
      reasonCode: 'CASE.CONFLICT_OF_INTEREST',
    });
    const seen = state(acknowledgeOrder(file, ORDER, { ...by(), staffNo: 'ZR0001' }, XX, MONDAY));
    expect(refusal(acknowledgeOrder(seen, ORDER, by(), XX, MONDAY))).toMatchObject({
      reasonCode: 'ORDER.ALREADY_DONE',
    });
  });
});

describe('complexity', () => {
  const due = (file: CaseFile) =>
    noteDeadline(file, { orderId: ORDER, kind: 'completion', dueAt: '2026-11-20T23:59:59.999+08:00' })!;
  const declare = (file: CaseFile, now: number, pack = XX) =>
    declareComplexity(file, ORDER, 'complex', by(), { pack, now });

  it('is declared before the ordinary limit ends (XX-20, Q37)', () => {
    expect(declare(due(handled(XX)), FRIDAY).kind).toBe('became');
    expect(refusal(declare(due(handled(XX)), FRIDAY + DAY))).toMatchObject({
      reasonCode: 'ORDER.COMPLEXITY_TOO_LATE',
      ruleId: 'XX-20',
    });
  });

  it('is declared once', () => {
    expect(refusal(declare(state(declare(handled(XX), MONDAY)), MONDAY))).toMatchObject({
      reasonCode: 'ORDER.ALREADY_DONE',
    });
  });

  it('means nothing where a complex matter has no limit of its own', () => {
    expect(refusal(declare(handled(LN), MONDAY, LN))).toMatchObject({
      reasonCode: 'ORDER.COMPLEXITY_NOT_ALLOWED',
    });
    expect(refusal(declare(handled(JL, { caseType: 'suggestion' }), MONDAY, JL))).toMatchObject({
      reasonCode: 'ORDER.COMPLEXITY_NOT_ALLOWED',
    });
    expect(declare(handled(JL), MONDAY, JL).kind).toBe('became');
  });
});
