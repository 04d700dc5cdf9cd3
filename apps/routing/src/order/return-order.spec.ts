import { OrderAssigned, ToDeptReturnDecided } from '@huiying/contracts';
import {
  DAY,
  LN,
  MONDAY,
  ORDER,
  SECOND,
  XX,
  by,
  context,
  dataOf,
  events,
  handled,
  refusal,
  sealed,
  state,
  submissionFor,
  types,
} from '../a-case.fixture';
import type { CaseFile } from '../case-file/case-file';
import { decideReturn } from './decide-return';
import { noteDeadline } from './note-deadline';
import { requestReturn } from './request-return';
import { submitReply } from './submit-reply';

const ask = (file = handled(LN), now = MONDAY + DAY, pack = LN) =>
  requestReturn(file, ORDER, by(), { requestId: 'q-1' }, { pack, now });
const asked = () => state(ask());
const decide = (granted: boolean, other = {}, file = asked()) =>
  decideReturn(
    file,
    ORDER,
    { requestId: 'q-1', granted, reason: '职责清单', ...other },
    context(LN, MONDAY + DAY),
  );
/** The window that sla told the unit: the end of Tuesday. */
const told = () =>
  noteDeadline(handled(LN), { orderId: ORDER, kind: 'return', dueAt: '2026-11-17T23:59:59.999+08:00' })!;

describe('a unit that says it is not its duty', () => {
  it('asks to return the order; the clock goes on meanwhile (LN-27, Q4)', () => {
    expect(types(events(ask()))).toEqual(['routing.order.return_requested.v1']);
    expect(asked().orders).toMatchObject([{ status: 'handling', returnRequest: { requestId: 'q-1' } }]);
  });

  it('has one working day: the last instant is in time, the next is not', () => {
    const end = MONDAY - 10 * 3_600_000 - 25 * 60_000 - 31_000 + 2 * DAY - 1;
    expect(ask(told(), end).kind).toBe('became');
    expect(refusal(ask(told(), end + 1))).toMatchObject({
      reasonCode: 'ROUTING.RETURN_TOO_LATE',
      ruleId: 'LN-27',
    });
  });

  it('is not late while nobody has told it of the window', () => {
    expect(ask(handled(LN), MONDAY + 5 * DAY).kind).toBe('became');
  });

  it('cannot ask where the regulation knows no return', () => {
    expect(refusal(ask(handled(XX), MONDAY, XX))).toMatchObject({ reasonCode: 'ROUTING.RETURN_NOT_ALLOWED' });
  });

  it('cannot give back a redo, which is its own (LN-49)', () => {
    const handling = handled(LN);
    const inRedo = {
      ...handling,
      round: 2,
      orders: handling.orders.map((order) => ({ ...order, round: 2 })),
    } as CaseFile;
    expect(refusal(ask(inRedo))).toMatchObject({ reasonCode: 'ROUTING.RETURN_NOT_ALLOWED', ruleId: 'LN-27' });
  });

  it('asks once at a time', () => {
    expect(refusal(ask(asked()))).toMatchObject({ reasonCode: 'ROUTING.RETURN_PENDING' });
  });

  it('has taken the case as its own when it answers it all the same', () => {
    const answered = state(
      submitReply(asked(), ORDER, submissionFor(LN), by(), sealed, { pack: LN, now: MONDAY + DAY }),
    );
    expect(refusal(decide(true, {}, answered))).toMatchObject({ reasonCode: 'ROUTING.RETURN_NOT_OPEN' });
  });
});

describe('the office', () => {
  it('refuses with reasons, and the unit goes on (LN-29)', () => {
    const outcome = decide(false);
    expect(dataOf(events(outcome), ToDeptReturnDecided)).toMatchObject({
      granted: false,
      reason: '职责清单',
      ruleId: 'LN-29',
    });
    expect(types(events(outcome))).toEqual(['routing.order.return_decided.v1', 'return.decided.v1']);
    expect(state(outcome).orders).toMatchObject([{ status: 'handling' }]);
    expect(state(outcome).orders[0]).not.toHaveProperty('returnRequest');
  });

  it('grants it to a new unit, which gets an order and a window of its own (LN-28, Q34)', () => {
    const outcome = decide(true, { newLead: 'csj' });
    expect(types(events(outcome))).toEqual([
      'routing.order.return_decided.v1',
      'return.decided.v1',
      'routing.order.withdrawn.v1',
      'order.withdrawn.v1',
      'routing.order.assigned.v1',
      'order.assigned.v1',
      'receipt.case.assigned.v1',
    ]);
    expect(dataOf(events(outcome), OrderAssigned)).toMatchObject({
      org: 'csj',
      orderId: SECOND,
      reassigned: true,
      assignmentNo: 2,
    });
    expect(state(outcome).orders).toMatchObject([
      { status: 'withdrawn', reason: 'reassigned' },
      { status: 'handling', dueAt: {} },
    ]);
  });

  it('grants it and assigns later: the case waits without the unit that gave it back', () => {
    const outcome = decide(true);
    expect(state(outcome)).toMatchObject({
      status: 'proposed',
      waitsBecause: 'ROUTING.RETURNED',
      candidates: [],
      returnsGranted: 1,
    });
    expect(types(events(outcome))).toContain('routing.case.proposed.v1');
  });

  it('hears nothing more from the unit that gave it back', () => {
    const given = state(decide(true, { newLead: 'csj' }));
    expect(
      refusal(submitReply(given, ORDER, submissionFor(LN), by(), sealed, { pack: LN, now: MONDAY + DAY })),
    ).toMatchObject({
      reasonCode: 'ORDER.WITHDRAWN',
    });
  });

  it('grants the second return to a new unit only after a coordination (Q34)', () => {
    const second = { ...asked(), returnsGranted: 1 };
    expect(refusal(decide(true, { newLead: 'csj' }, second))).toMatchObject({
      reasonCode: 'ROUTING.COORDINATION_MISSING',
    });
    expect(decide(true, { newLead: 'csj' }, { ...second, coordinations: 1 }).kind).toBe('became');
  });

  it('cannot decide what is not open, nor twice', () => {
    expect(refusal(decide(true, { requestId: 'q-2' }))).toMatchObject({
      reasonCode: 'ROUTING.RETURN_NOT_OPEN',
    });
    expect(refusal(decide(false, {}, state(decide(false))))).toMatchObject({
      reasonCode: 'ROUTING.RETURN_NOT_OPEN',
    });
  });
});
