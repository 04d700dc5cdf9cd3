import { loadPolicies } from '@huiying/policy';
import { LN, MONDAY, context, facts, handled, state } from '../a-case.fixture';
import { markUrgency } from './mark-urgency';
import { receiveCase } from './receive-case';
import type { CaseFile } from './case-file';

const XX = loadPolicies().inForce('410772', '2026-11-16')!;
const by = 'd-1';
const waiting = (more = {}): CaseFile =>
  state(receiveCase(undefined, facts(XX, { serviceCase: {}, ...more }), context(XX)));

describe('urgent cases are solved faster (XX-17)', () => {
  it('a person marks a waiting case: it goes before those that have waited longer, and who did it is on record', () => {
    expect(waiting()).toMatchObject({ status: 'proposed', first: false });
    const marked = state(markUrgency(waiting(), { urgent: true, by }, XX, MONDAY + 1));
    expect(marked).toMatchObject({
      ...{ first: true, urgencyMark: { urgent: true, by, at: MONDAY + 1 } },
      facts: { urgency: 'urgent' },
    });
    const taken = state(markUrgency(marked, { urgent: false, by }, XX, MONDAY + 2));
    expect(taken).toMatchObject({ first: false, facts: { urgency: 'normal' } });
  });

  it('one that its sender calls urgent goes first by itself', () => {
    expect(waiting({ urgency: 'urgent' })).toMatchObject({ first: true });
  });

  it('the unit that has the order hears of it; its orders and limits stay', () => {
    const before = handled(XX, {}, { co: ['csj'] });
    const outcome = markUrgency(before, { urgent: true, by }, XX, MONDAY + 1);
    if (outcome.kind !== 'became') throw new Error(outcome.kind);
    expect(outcome.state.orders).toEqual(before.orders);
    expect(outcome.events.map(({ contract, org }) => [contract.type, org])).toEqual([
      ['routing.case.urgency_marked.v1', undefined],
      ['order.urgency_marked.v1', 'zrzy'],
      ['order.urgency_marked.v1', 'csj'],
    ]);
  });

  it('is not marked twice, after the end, or where the regulation knows no urgent cases', () => {
    const marked = state(markUrgency(waiting(), { urgent: true, by }, XX, MONDAY));
    expect(markUrgency(marked, { urgent: true, by }, XX, MONDAY).kind).toBe('refused');
    const ended = { ...waiting(), status: 'withdrawn', withdrawnAt: MONDAY } as CaseFile;
    expect(markUrgency(ended, { urgent: true, by }, XX, MONDAY).kind).toBe('refused');
    expect(markUrgency(handled(LN), { urgent: true, by }, LN, MONDAY).kind).toBe('refused');
  });
});
