import fc from 'fast-check';
import { AClockedCase, ORDER, at } from './a-case.fixture';
import { awaitVerdict, receiveVerdict } from './await-verdict';
import type { CaseClocks } from './case-clocks';
import { isOpen } from './deadline';
import { completeRound, takeBackOrder } from './end-order';
import { deliverOrder, redoOrder } from './open-order';
import {
  declareComplexity,
  decideAcceptance,
  fulfilContact,
  judge,
  requestReturn,
  submitReply,
} from './record-work';

type Fact = (clocks: CaseClocks) => CaseClocks;
const day = (n: number, hour = 9): string =>
  `2026-03-${String(n).padStart(2, '0')} ${String(hour).padStart(2, '0')}:00`;

/** One history of a case as it happens in law: in the order of routing's stream. The relay tells the deliveries apart. */
const history = fc.record({
  code: fc.constantFrom('360783', '410772', '220271', '350521', '520121'),
  caseType: fc.constantFrom('complaint', 'report', 'suggestion'),
  contactOn: fc.option(fc.integer({ min: 2, max: 12 }), { nil: undefined }),
  complex: fc.boolean(),
  acceptedOn: fc.integer({ min: 2, max: 6 }),
  failedChecks: fc.integer({ min: 0, max: 2 }),
  firstReplyOn: fc.integer({ min: 3, max: 10 }),
  ending: fc.constantFrom('completed', 'taken_back', 'open', 'redone'),
});

type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

function factsOf(h: History): { routing: Fact[]; relay: Fact[]; actions: Fact[] } {
  const review = h.code === '360783' || h.code === '410772';
  const routing: Fact[] = [];
  const actions: Fact[] = [];
  const action = (id: string, when: string, verdict: Fact): void => {
    actions.push((c) => awaitVerdict(c, ORDER, { org: 'a', actionId: id, arrivedAt: at(when) }));
    routing.push((c) => verdict(receiveVerdict(c, ORDER, 'a', id)));
  };
  action('ret', day(2, 10), (c) => requestReturn(c, ORDER, at(day(2, 10))));
  const { contactOn } = h;
  if (contactOn !== undefined)
    action('contact', day(contactOn), (c) => fulfilContact(c, ORDER, at(day(contactOn))));
  if (h.complex) routing.push((c) => declareComplexity(c, ORDER, 'complex'));
  if (h.caseType === 'report')
    action('acc', day(h.acceptedOn), (c) => decideAcceptance(c, ORDER, true, at(day(h.acceptedOn))));
  for (let n = 0; n <= (review ? h.failedChecks : 0); n += 1) {
    const sent = day(h.firstReplyOn + 3 * n);
    const checked = at(day(h.firstReplyOn + 3 * n + 1));
    const last = n === (review ? h.failedChecks : 0);
    action(`reply${n}`, sent, (c) =>
      submitReply(c, ORDER, { round: 1, at: at(sent), reviewRequired: review }),
    );
    if (review && !(last && h.ending === 'taken_back'))
      routing.push((c) => judge(c, ORDER, { passed: last, at: checked }));
  }
  const finishedAt = at(day(h.firstReplyOn + 3 * (review ? h.failedChecks : 0)));
  const relay: Fact[] = [(c) => deliverOrder(c, ORDER, at(day(2)))];
  if (h.ending === 'taken_back') routing.push((c) => takeBackOrder(c, ORDER, at(day(20))));
  if (h.ending === 'completed' || h.ending === 'redone') {
    routing.push((c) =>
      completeRound(c, {
        round: 1,
        orderId: ORDER,
        outcome: 'resolved',
        finishedAt,
        completedAt: at(day(22)),
      }),
    );
  }
  if (h.ending === 'redone') {
    routing.push((c) => redoOrder(c, ORDER, 2));
    relay.push((c) => redoOrder(c, ORDER, 2, at(day(23))));
    routing.push((c) => submitReply(c, ORDER, { round: 2, at: at(day(25)), reviewRequired: false }));
    routing.push((c) =>
      completeRound(c, {
        round: 2,
        orderId: ORDER,
        outcome: 'resolved',
        finishedAt: at(day(25)),
        completedAt: at(day(25)),
      }),
    );
  }
  return { routing, relay, actions };
}

/** Merges the streams by the picks, each in its own order, some facts twice: the transport's freedom, no more. */
function merged({ routing, relay, actions }: ReturnType<typeof factsOf>, picks: readonly number[]): Fact[] {
  const streams = [[...routing], [...relay], [...actions]];
  const all: Fact[] = [];
  for (let i = 0; streams.some((stream) => stream.length > 0); i += 1) {
    const alive = streams.filter((stream) => stream.length > 0);
    const pick = picks[i % picks.length] ?? 0;
    const fact = alive[pick % alive.length]?.shift();
    // actions and verdicts are dropped by their ids before they get here; what the relay sends may come twice
    if (fact) all.push(...(pick >= 6 && relay.includes(fact) ? [fact, fact] : [fact]));
  }
  return all;
}

const LATER = '2026-04-20 09:00';

function outcome(h: History, facts: readonly Fact[]): object {
  const aCase = new AClockedCase(h.code, { caseType: h.caseType as 'complaint' });
  for (const fact of facts) aCase.after(LATER, fact);
  aCase.until(LATER);
  const clocks = aCase.order().deadlines.map(({ recomputations: _r, calendar: _c, ...deadline }) => deadline);
  return {
    deadlines: [...clocks].sort((a, b) => (a.deadlineId < b.deadlineId ? -1 : 1)),
    rungs: [...aCase.rungsIssued()].sort(),
    closed: aCase.events
      .filter(({ contract }) => contract.type === 'sla.case.clocks_closed.v1')
      .map(({ data }) => data),
    inFlight: aCase.order().inFlight,
  };
}

describe('whatever the order and repetition of a case’s messages', () => {
  it('the deadlines, their rungs and the end of the rounds are the same', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 30 }), (h, picks) => {
        const facts = factsOf(h);
        const inOrder = [
          ...facts.relay.slice(0, 1),
          ...facts.actions,
          ...facts.routing,
          ...facts.relay.slice(1),
        ];
        expect(outcome(h, merged(facts, picks))).toEqual(outcome(h, inOrder));
      }),
      { numRuns: 400 },
    );
  });

  it('there are never two clocks of a kind and round, and an ended one is never announced again', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 30 }), (h, picks) => {
        const aCase = new AClockedCase(h.code, { caseType: h.caseType as 'complaint' });
        for (const fact of merged(factsOf(h), picks)) aCase.after(LATER, fact);
        const ids = aCase.order().deadlines.map(({ deadlineId }) => deadlineId);
        expect(new Set(ids).size).toBe(ids.length);
        const count = (type: string, id: string) =>
          aCase.events.filter(
            ({ contract, data }) =>
              contract.type === type && (data as { deadlineId?: string }).deadlineId === id,
          ).length;
        for (const deadline of aCase.order().deadlines) {
          expect(count('sla.deadline.set.v1', deadline.deadlineId)).toBe(1);
          expect(count('sla.deadline.closed.v1', deadline.deadlineId)).toBe(isOpen(deadline) ? 0 : 1);
        }
      }),
      { numRuns: 200 },
    );
  });
});
