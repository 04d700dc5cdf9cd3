import { AClockedCase, ORDER, at, typesOf } from './a-case.fixture';
import { awaitVerdict, receiveVerdict } from './await-verdict';
import { declareComplexity, fulfilContact, judge, submitReply } from './record-work';
import { deliverOrder } from './open-order';
import { explainOverdue } from './explain-overdue';
import { takeBackOrder } from './end-order';

const LN = '360783';
/** Delivered Monday 2 March 2026: due Monday 9 in LN. */
const delivered = (code: string): AClockedCase => {
  const aCase = new AClockedCase(code);
  aCase.after('2026-03-02', (clocks) => deliverOrder(clocks, ORDER, at('2026-03-02')));
  return aCase;
};
const submit = (aCase: AClockedCase, heard: string, when = heard) =>
  aCase.after(heard, (c) => submitReply(c, ORDER, { round: 1, at: at(when), reviewRequired: true }));
const check = (aCase: AClockedCase, when: string, passed: boolean) =>
  aCase.after(when, (c) => judge(c, ORDER, { passed, at: at(when) }), 'review_failed');

describe('rungs of each pack (Q22, Q21, Q23, Q46)', () => {
  it('LN: blue, yellow, red, inspection at 00:00 of the 1st, 2nd, 4th, 7th working day after (LN-65, LN-66, LN-67, LN-68, LN-69)', () => {
    expect(delivered(LN).until('2026-04-01')).toEqual([
      'blue 2026-03-10T00:00',
      'yellow 2026-03-11T00:00',
      'red 2026-03-13T00:00',
      'inspection 2026-03-18T00:00',
    ]);
  });

  it('HA: three days left at the start of day 8, one at the start of day 10, overdue at the due instant (HA-30)', () => {
    expect(delivered('350521').until('2026-04-01')).toEqual([
      't-3 2026-03-12T00:00',
      't-1 2026-03-16T00:00',
      'overdue 2026-03-16T23:59',
    ]);
  });

  it.each(['410772', '220271', '520121'])('%s: a day before and overdue, without points', (code) => {
    const aCase = delivered(code);
    expect(aCase.until('2026-04-01').map((rung) => rung.split(' ')[0])).toEqual(['t-1', 'overdue']);
    expect(aCase.deadline('completion').rungs.map(({ points }) => points)).toEqual([0, 0]);
  });

  it('gives the points of the rung, which replace those before (Q11, Q69)', () => {
    const aCase = delivered(LN);
    aCase.until('2026-04-01');
    expect(aCase.deadline('completion').rungs.map(({ points }) => points)).toEqual([0.5, 1, 3, 3]);
  });

  it('issues each at most once, also when the timers fire again', () => {
    const aCase = delivered(LN);
    aCase.until('2026-03-20');
    aCase.timers.set(`rung:${ORDER}:completion:1`, at('2026-03-20'));
    expect(aCase.until('2026-03-25')).toEqual([]);
  });

  it('XX: after the complexity is declared the rungs belong to the new date', () => {
    const aCase = delivered('410772');
    aCase.after('2026-03-04', (c) => declareComplexity(c, ORDER, 'complex'), 'complexity_declared');
    expect(aCase.until('2026-04-01')).toEqual(['t-1 2026-03-23T00:00', 'overdue 2026-03-23T23:59']);
  });
});

describe('rungs and submissions (Q50, Q62)', () => {
  it('raises none while a submission in time is being checked', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-09');
    expect(aCase.until('2026-03-31')).toEqual([]);
  });

  it('after a failed check goes on from the new date', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-09');
    check(aCase, '2026-03-13', false);
    expect(aCase.until('2026-03-17 12:00')).toEqual(['blue 2026-03-17T00:00']);
  });

  it('a late submission that fails: overdue goes on, the days under review do not count', () => {
    const aCase = delivered(LN);
    aCase.until('2026-03-10 09:00');
    submit(aCase, '2026-03-10 10:00');
    aCase.until('2026-03-13');
    check(aCase, '2026-03-13 10:00', false);
    aCase.until('2026-03-31');
    expect(aCase.rungsIssued()).toEqual([
      'blue 2026-03-10T00:00',
      'yellow 2026-03-16T00:00',
      'red 2026-03-18T00:00',
      'inspection 2026-03-23T00:00',
    ]);
  });

  it('issues what fell due before a late completion, also when the completion was read first', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-11 10:00');
    check(aCase, '2026-03-20', true);
    expect(aCase.until('2026-03-31')).toEqual(['blue 2026-03-10T00:00', 'yellow 2026-03-11T00:00']);
  });

  it('raises none for an order that was taken back', () => {
    const aCase = delivered(LN);
    aCase.after('2026-03-09', (c) => takeBackOrder(c, ORDER, at('2026-03-09')));
    expect(aCase.until('2026-03-31')).toEqual([]);
  });

  it('first contact carries no rung (Q27)', () => {
    const aCase = delivered(LN);
    aCase.after('2026-03-09', (c) => fulfilContact(c, ORDER, at('2026-03-09')));
    expect(aCase.deadline('first_contact')).toMatchObject({ state: 'missed', rungs: [] });
  });
});

describe('a deadline met in time is never left with a warning (engine rule 19)', () => {
  const action = { org: 'a', actionId: 'x', arrivedAt: at('2026-03-09 18:00') };

  it('waits for the verdict on an action that had arrived by then, and raises nothing when it was in time', () => {
    const aCase = delivered(LN);
    aCase.after('2026-03-09 18:00', (c) => awaitVerdict(c, ORDER, action));
    expect(aCase.until('2026-03-12')).toEqual([]);
    submit(aCase, '2026-03-12', '2026-03-09 18:00');
    aCase.after('2026-03-12', (c) => receiveVerdict(c, ORDER, 'a', 'x'));
    expect(aCase.until('2026-03-31')).toEqual([]);
  });

  it('raises all that fell due, in order, once the action is refused', () => {
    const aCase = delivered(LN);
    aCase.after('2026-03-09 18:00', (c) => awaitVerdict(c, ORDER, action));
    aCase.until('2026-03-12');
    aCase.after('2026-03-12', (c) => receiveVerdict(c, ORDER, 'a', 'x'));
    expect(aCase.until('2026-03-12')).toEqual(['blue 2026-03-10T00:00', 'yellow 2026-03-11T00:00']);
  });

  it('knows a verdict that was read before its action, and the action of a unit that does not hold the order', () => {
    const aCase = delivered(LN);
    aCase.after('2026-03-09 18:00', (c) => receiveVerdict(c, ORDER, 'a', 'x'));
    aCase.after('2026-03-09 18:00', (c) => awaitVerdict(c, ORDER, action));
    aCase.after('2026-03-09 18:00', (c) => awaitVerdict(c, ORDER, { ...action, org: 'b', actionId: 'y' }));
    expect(aCase.order().inFlight).toEqual([]);
    expect(aCase.until('2026-03-10 12:00')).toEqual(['blue 2026-03-10T00:00']);
  });

  it('withdraws the rung and its points when the proof is read later', () => {
    const aCase = delivered(LN);
    aCase.until('2026-03-10 12:00');
    submit(aCase, '2026-03-10 12:00', '2026-03-09 18:00');
    expect(typesOf(aCase.events.slice(-2))).toEqual(['sla.alert.withdrawn.v1', 'alert.withdrawn.v1']);
    check(aCase, '2026-03-12', true);
    expect(aCase.deadline('completion')).toMatchObject({
      state: 'met',
      rungs: [{ rung: 'blue', withdrawnAt: at('2026-03-10 12:00') }],
    });
    expect(aCase.until('2026-03-31')).toEqual([]);
  });
});

describe('the reason of an overdue (LN-69, Q28)', () => {
  const state = (aCase: AClockedCase, when: string) => {
    const outcome = explainOverdue(
      aCase.clocks,
      { orderId: ORDER, org: 'a', kind: 'completion' },
      aCase.on(at(when)),
    );
    if (outcome.kind === 'refused') return outcome.refusal.reasonCode;
    aCase.after(when, () => outcome.facts.clocks);
    return 'recorded';
  };

  it('stated before the 7th overdue working day begins keeps the case from the inspection office', () => {
    const aCase = delivered(LN);
    aCase.until('2026-03-17 12:00');
    expect(state(aCase, '2026-03-17 12:00')).toBe('recorded');
    expect(aCase.until('2026-04-10')).toEqual([]);
  });

  it('later is recorded and withdraws nothing', () => {
    const aCase = delivered(LN);
    aCase.until('2026-03-18 12:00');
    expect(state(aCase, '2026-03-18 12:00')).toBe('recorded');
    expect(typesOf(aCase.events)).not.toContain('sla.alert.withdrawn.v1');
  });

  it('is refused while nothing is overdue', () => {
    expect(state(delivered(LN), '2026-03-05')).toBe('SLA.NOT_OVERDUE');
  });
});
