import { ajvFor } from './schema.fixture';
import { AClockedCase, ORDER, at, dataOf, typesOf } from './a-case.fixture';
import { completeRound, setStatutoryLimit, takeBackOrder } from './end-order';
import { deliverOrder, redoOrder } from './open-order';
import {
  decideAcceptance,
  declareComplexity,
  fulfilContact,
  judge,
  requireContact,
  requestReturn,
  submitReply,
} from './record-work';

const XX = '410772';
const LN = '360783';
const delivered = (code: string, more = {}): AClockedCase => {
  const aCase = new AClockedCase(code, more);
  aCase.after('2026-03-02', (clocks) => deliverOrder(clocks, ORDER, at('2026-03-02')));
  return aCase;
};
const reply = (when: string, reviewRequired = true, round = 1) => ({ round, at: at(when), reviewRequired });
const submit = (aCase: AClockedCase, when: string, round = 1) =>
  aCase.after(when, (c) => submitReply(c, ORDER, reply(when, true, round)));
const check = (aCase: AClockedCase, when: string, passed: boolean) =>
  aCase.after(
    when,
    (c) => judge(c, ORDER, { passed, at: at(when) }),
    passed ? 'facts_changed' : 'review_failed',
  );
const complete = (aCase: AClockedCase, when: string, finished: string, round = 1) =>
  aCase.after(when, (c) =>
    completeRound(c, {
      round,
      orderId: ORDER,
      outcome: 'resolved',
      finishedAt: at(finished),
      completedAt: at(when),
    }),
  );

describe('clocks start when the order is there (Q2, Q73)', () => {
  it('has no clock while the order is not delivered', () => {
    expect(new AClockedCase(LN).order().deadlines).toEqual([]);
  });

  it.each([
    [
      LN,
      'complaint',
      [
        ['first_contact', '2026-03-04'],
        ['completion', '2026-03-09'],
        ['return', '2026-03-03'],
      ],
    ],
    [
      LN,
      'consultation',
      [
        ['completion', '2026-03-04'],
        ['return', '2026-03-03'],
      ],
    ],
    [
      LN,
      'report',
      [
        ['acceptance', '2026-03-04'],
        ['return', '2026-03-03'],
      ],
    ],
    [XX, 'complaint', [['completion', '2026-03-09']]],
    ['220271', 'complaint', [['completion', '2026-03-03']]],
    ['350521', 'complaint', [['completion', '2026-03-16']]],
    ['520121', 'complaint', [['completion', '2026-03-05']]],
  ])('%s, %s: the clocks of its pack and no others', (code, caseType, expected) => {
    const aCase = delivered(code, { caseType });
    expect(aCase.order().deadlines.map(({ kind, dueOn }) => [kind, dueOn])).toEqual(expected);
  });

  it('tells the unit and the other services, in a form that the contracts accept', () => {
    const aCase = delivered(LN);
    expect(typesOf(aCase.events)).toEqual(Array(3).fill(['sla.deadline.set.v1', 'deadline.set.v1']).flat());
    for (const { contract, data } of aCase.events) expect(ajvFor(contract.schema)(data)).toBe(true);
  });

  it('never starts a second clock when the delivery is told twice', () => {
    const aCase = delivered(LN);
    expect(aCase.after('2026-03-05', (c) => deliverOrder(c, ORDER, at('2026-03-05')))).toEqual([]);
  });

  it('counts an estimate in a year that is not loaded, and marks it (Q36)', () => {
    const aCase = new AClockedCase(LN);
    aCase.after('2027-03-01', (c) => deliverOrder(c, ORDER, at('2027-03-01')));
    expect(aCase.deadline('completion').provisional).toBe(true);
  });
});

describe('first contact (XX-18, LN-33, Q53)', () => {
  it('runs in XX only on demand, from the order', () => {
    const aCase = delivered(XX);
    aCase.after('2026-03-02 15:00', (c) => requireContact(c, ORDER, at('2026-03-02 15:00')));
    expect(aCase.deadline('first_contact').dueOn).toBe('2026-03-03');
  });

  it('cannot have been missed before anybody found that it is due', () => {
    const aCase = delivered(XX);
    aCase.after('2026-03-04', (c) => requireContact(c, ORDER, at('2026-03-04')));
    expect(aCase.deadline('first_contact').dueOn).toBe('2026-03-05');
  });

  it('is met by the call, also when its record arrives after the limit', () => {
    const aCase = delivered(LN);
    aCase.after('2026-03-06', (c) => fulfilContact(c, ORDER, at('2026-03-04 16:00')));
    expect(aCase.deadline('first_contact')).toMatchObject({ state: 'met', closedAt: at('2026-03-04 16:00') });
  });

  it('is not fulfilled by a submission', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-03');
    expect(aCase.deadline('first_contact').state).toBe('running');
  });
});

describe('submission and check (Q6, Q24, Q25, Q62)', () => {
  it('stands from the submission to the check, and is met at the submission that passed', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-09 23:59:59');
    expect(aCase.deadline('completion').state).toBe('paused');
    check(aCase, '2026-03-20', true);
    expect(aCase.deadline('completion')).toMatchObject({ state: 'met', closedAt: at('2026-03-09 23:59:59') });
  });

  it('goes on after a failed check with the days that were left', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-04');
    const changed = check(aCase, '2026-03-10', false);
    // used: Tuesday; four days remain: Tuesday 10 to Friday 13
    expect(aCase.deadline('completion')).toMatchObject({ state: 'running', dueOn: '2026-03-13' });
    expect(typesOf(changed)).toEqual(['sla.deadline.changed.v1', 'deadline.changed.v1']);
    expect(dataOf(changed, 'sla.deadline.changed.v1')).toMatchObject({ cause: 'review_failed' });
  });

  it('leaves at least one working day after the rejection', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-09');
    check(aCase, '2026-03-13', false);
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-16');
  });

  it('does not move for a late submission that fails: it was never in time', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-10');
    check(aCase, '2026-03-12', false);
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-09');
  });

  it.each([
    ['2026-03-13 23:59', 'met', undefined],
    ['2026-03-15', 'missed', 0],
    ['2026-03-16', 'missed', 1],
    ['2026-03-18', 'missed', 3],
  ])('due Friday 13, submitted %s: %s, overdue working days %s (Q21, Q49)', (when, state, overdueDays) => {
    const aCase = new AClockedCase(LN);
    aCase.after('2026-03-06', (c) => deliverOrder(c, ORDER, at('2026-03-06')));
    submit(aCase, when);
    check(aCase, '2026-03-25', true);
    const { overdueDays: days, ...deadline } = { overdueDays: undefined, ...aCase.deadline('completion') };
    expect([deadline.state, days]).toEqual([state, overdueDays]);
  });
});

describe('a report (LN-34, Q52, Q78)', () => {
  it('has its completion only from its acceptance, and a late acceptance moves it', () => {
    const aCase = delivered(LN, { caseType: 'report' });
    expect(aCase.kinds()).not.toContain('completion');
    aCase.after('2026-03-06', (c) => decideAcceptance(c, ORDER, true, at('2026-03-06')));
    expect(aCase.deadline('acceptance')).toMatchObject({ state: 'missed', overdueDays: 2 });
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-20');
  });

  it('not taken up waits for the pass of the office; passed it was decided in time', () => {
    const aCase = delivered(LN, { caseType: 'report' });
    aCase.after('2026-03-04', (c) => decideAcceptance(c, ORDER, false, at('2026-03-04')));
    expect(aCase.deadline('acceptance').state).toBe('paused');
    check(aCase, '2026-03-12', true);
    expect(aCase.deadline('acceptance').state).toBe('met');
    expect(aCase.kinds()).not.toContain('completion');
  });
});

describe('longer limits', () => {
  it('XX: 15 working days in all from the same start once declared complex (XX-20, Q37)', () => {
    const aCase = delivered(XX);
    const changed = aCase.after(
      '2026-03-09',
      (c) => declareComplexity(c, ORDER, 'complex'),
      'complexity_declared',
    );
    expect(aCase.deadline('completion')).toMatchObject({
      dueOn: '2026-03-23',
      ruleId: 'XX-20',
      workingDays: 15,
    });
    expect(dataOf(changed, 'deadline.changed.v1')).toMatchObject({ dueOn: '2026-03-23', workingDays: 15 });
  });

  it('Q55: in XX the law replaces the limit (XX-21), in LN the shorter governs (LN-38)', () => {
    const limit = (code: string, days: number) => {
      const aCase = delivered(code);
      aCase.after(
        '2026-03-03',
        (c) => setStatutoryLimit(c, days, '某法第一条', at('2026-03-03')),
        'statutory_limit',
      );
      return aCase.deadline('completion').dueOn;
    };
    expect([limit(XX, 20), limit(XX, 3), limit(LN, 20), limit(LN, 3)]).toEqual([
      '2026-03-30',
      '2026-03-05',
      '2026-03-09',
      '2026-03-05',
    ]);
  });
});

describe('the end', () => {
  it('a granted return: the old unit is not counted, the new one has its own full periods (Q4, Q34)', () => {
    const aCase = delivered(LN);
    aCase.after('2026-03-03', (c) => requestReturn(c, ORDER, at('2026-03-03')));
    aCase.after('2026-03-05', (c) => takeBackOrder(c, ORDER, at('2026-03-05')));
    expect(aCase.order().deadlines.map(({ kind, state }) => [kind, state])).toEqual([
      ['first_contact', 'superseded'],
      ['completion', 'superseded'],
      ['return', 'met'],
    ]);
  });

  it('closes every clock and says so, once, when routing has completed the round (engine rule 17)', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-04');
    check(aCase, '2026-03-05', true);
    const closing = complete(aCase, '2026-03-05', '2026-03-04');
    expect(aCase.order().deadlines.map(({ state }) => state)).toEqual(['missed', 'met', 'lapsed']);
    expect(dataOf(closing, 'sla.case.clocks_closed.v1')).toMatchObject({
      round: 1,
      onTime: true,
      overdueDays: 0,
    });
    expect(complete(aCase, '2026-03-05', '2026-03-04')).toEqual([]);
    for (const { contract, data } of aCase.events) expect(ajvFor(contract.schema)(data)).toBe(true);
  });

  it('waits for the delivery of an order whose completion was read first', () => {
    const aCase = new AClockedCase(LN);
    expect(typesOf(complete(aCase, '2026-03-05', '2026-03-04'))).toEqual([]);
    const late = aCase.after('2026-03-06', (c) => deliverOrder(c, ORDER, at('2026-03-02')));
    expect(typesOf(late)).toContain('sla.case.clocks_closed.v1');
  });

  it('a redo has a clock of its own, 5 working days, and leaves the figure of the original (LN-49, Q35)', () => {
    const aCase = delivered(LN);
    submit(aCase, '2026-03-04');
    check(aCase, '2026-03-05', true);
    complete(aCase, '2026-03-05', '2026-03-04');
    aCase.after('2026-03-09', (c) => redoOrder(c, ORDER, 2));
    aCase.after('2026-03-09', (c) => redoOrder(c, ORDER, 2, at('2026-03-09')));
    expect(aCase.deadline('redo', 2)).toMatchObject({
      state: 'running',
      dueOn: '2026-03-16',
      ruleId: 'LN-49',
    });
    submit(aCase, '2026-03-17', 2);
    check(aCase, '2026-03-18', true);
    const closing = complete(aCase, '2026-03-18', '2026-03-17', 2);
    expect(dataOf(closing, 'sla.case.clocks_closed.v1')).toMatchObject({
      round: 2,
      onTime: false,
      overdueDays: 1,
    });
    expect(aCase.deadline('completion').state).toBe('met');
  });
});
