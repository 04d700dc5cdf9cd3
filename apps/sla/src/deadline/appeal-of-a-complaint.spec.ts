import { ORDER, at, AClockedCase } from './a-case.fixture';
import { decideAppeal, deliverNotice, fileAppeal } from './record-appeal';
import { HA, JL, both, closed, deliver, due } from './stories.fixture';

const noticed = (aCase: AClockedCase, when = '2026-03-02') => {
  deliver(aCase);
  aCase.after(when, (c) => deliverNotice(c, ORDER, at(when)));
};
const appealed = (aCase: AClockedCase, when: string) =>
  aCase.after(when, (c) => fileAppeal(c, ORDER, at(when)), 'appeal_filed');
const decided = (aCase: AClockedCase, when: string, outcome: 'revoked' | 'stands') =>
  aCase.after(when, (c) => decideAppeal(c, ORDER, { outcome, at: at(when) }), 'appeal_decided');

describe('the clocks of a complaint of Huian that is appealed (HA-16, Q64, Q86)', () => {
  it('the unit has 3 working days from the notice, beside the 10 for the complaint (HA-19)', () => {
    const aCase = new AClockedCase(HA);
    noticed(aCase);
    expect(aCase.deadline('appeal')).toMatchObject({
      dueOn: '2026-03-05',
      ruleId: 'HA-19',
      state: 'running',
    });
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-16');
  });

  it('of a complaint of Jilin nothing of the kind is known', () => {
    const aCase = new AClockedCase(JL);
    noticed(aCase);
    expect(aCase.kinds()).not.toContain('appeal');
  });

  it('the appeal uses the window, and the revocation is due in 3 working days (HA-21, Q31)', () => {
    const aCase = new AClockedCase(HA);
    noticed(aCase);
    appealed(aCase, '2026-03-03');
    expect(aCase.deadline('appeal').state).toBe('met');
    expect(aCase.deadline('revocation')).toMatchObject({ dueOn: '2026-03-06', state: 'running' });
    decided(aCase, '2026-03-09', 'revoked');
    expect(aCase.deadline('revocation').state).toBe('missed');
  });

  it('a complaint that stands was never owed a revocation (HA-21)', () => {
    const aCase = new AClockedCase(HA);
    noticed(aCase);
    appealed(aCase, '2026-03-03');
    decided(aCase, '2026-03-09', 'stands');
    expect(aCase.deadline('revocation').state).toBe('superseded');
  });

  it('while it is under appeal its own clock stands, in the other reading of Q86 it runs on', () => {
    const story = (aCase: AClockedCase) => {
      noticed(aCase);
      appealed(aCase, '2026-03-03');
      const meanwhile = aCase.deadline('completion').state;
      decided(aCase, '2026-03-05', 'stands');
      return [meanwhile, due(aCase)];
    };
    expect(both(HA, { 'appeal.pauses_rectification': false }, story)).toEqual([
      ['paused', '2026-03-18'],
      ['running', '2026-03-16'],
    ]);
  });

  it('no rung is raised while it stands (Q50), and the one of three days left comes later (HA-30)', () => {
    const aCase = new AClockedCase(HA);
    noticed(aCase);
    appealed(aCase, '2026-03-03');
    expect(aCase.until('2026-03-20')).toEqual([]);
    decided(aCase, '2026-03-20', 'stands');
    expect(aCase.until('2026-04-01')).toEqual(['t-3 2026-03-31T00:00']);
  });

  it('an answered complaint can still be appealed until the window is over, and then no more', () => {
    const early = new AClockedCase(HA);
    noticed(early);
    closed(early, '2026-03-03');
    expect(early.deadline('appeal').state).toBe('running');
    appealed(early, '2026-03-04');
    expect([early.deadline('appeal').state, early.deadline('completion').state]).toEqual(['met', 'met']);
    const late = new AClockedCase(HA);
    noticed(late);
    closed(late, '2026-03-09');
    expect(late.deadline('appeal')).toMatchObject({ state: 'lapsed', closedAt: at('2026-03-06 00:00') - 1 });
  });

  it('the unused right is closed when its last day is over, though nothing else happens any more', () => {
    const early = new AClockedCase(HA);
    noticed(early);
    closed(early, '2026-03-03');
    early.until('2026-03-05 23:59');
    expect(early.deadline('appeal').state).toBe('running');
    early.until('2026-03-06 00:01');
    expect(early.deadline('appeal')).toMatchObject({ state: 'lapsed', closedAt: at('2026-03-06 00:00') - 1 });
  });

  it('an appeal in time that is heard of after that was made all the same', () => {
    const late = new AClockedCase(HA);
    noticed(late);
    closed(late, '2026-03-03');
    late.until('2026-03-07');
    late.after('2026-03-07', (c) => fileAppeal(c, ORDER, at('2026-03-05')), 'appeal_filed');
    expect(late.deadline('appeal')).toMatchObject({ state: 'met', closedAt: at('2026-03-05') });
  });

  it('the notice may be read after the appeal and its decision: the clocks are the same', () => {
    const late = new AClockedCase(HA);
    deliver(late);
    appealed(late, '2026-03-03');
    decided(late, '2026-03-05', 'stands');
    late.after('2026-03-05', (c) => deliverNotice(c, ORDER, at('2026-03-02')));
    expect(late.deadline('appeal').state).toBe('met');
    expect(due(late)).toBe('2026-03-18');
  });
});
