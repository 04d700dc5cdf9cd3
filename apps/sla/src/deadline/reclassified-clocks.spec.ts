import { AClockedCase, ORDER, at, dataOf, typesOf } from './a-case.fixture';
import { explainDeadline } from './explain-deadline';
import { reclassifyClocks } from './reclassified-clocks';
import { decideAcceptance } from './record-work';
import { LN, XX, both, closed, deliver, packWith, submit } from './stories.fixture';

type Type = 'complaint' | 'report' | 'consultation' | 'suggestion' | 'help';

const begun = (code: string, caseType: Type): AClockedCase => {
  const aCase = new AClockedCase(code, { caseType });
  deliver(aCase);
  return aCase;
};
const becomes = (aCase: AClockedCase, when: string, to: Type) =>
  aCase.after(when, (c) => reclassifyClocks(c, { from: c.caseType, to, at: at(when) }), 'reclassified');

describe('a case that a person finds to be of another type (LN-32, LN-33, LN-34, XX-03; decision 0025)', () => {
  it('LN: a consultation that is a complaint has the five days of one, from the same start, with a record', () => {
    const aCase = begun(LN, 'consultation');
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-04');
    const events = becomes(aCase, '2026-03-03', 'complaint');
    expect(aCase.deadline('completion')).toMatchObject({
      dueOn: '2026-03-09',
      ruleId: 'LN-33',
      state: 'running',
    });
    expect(dataOf(events, 'sla.deadline.changed.v1')).toMatchObject({
      cause: 'reclassified',
      dueOn: '2026-03-09',
      before: { dueOn: '2026-03-04' },
    });
    expect(typesOf(events)).toContain('deadline.changed.v1');
  });

  it('LN: the duty of first contact that a consultation has not begins when it is found to be a complaint', () => {
    const aCase = begun(LN, 'consultation');
    becomes(aCase, '2026-03-05', 'complaint');
    expect(aCase.deadline('first_contact')).toMatchObject({ dueOn: '2026-03-09', state: 'running' });
  });

  it('LN: a complaint that is a consultation keeps a working day to be answered in, never more than it had', () => {
    const aCase = begun(LN, 'complaint');
    becomes(aCase, '2026-03-05', 'consultation');
    expect(aCase.deadline('completion')).toMatchObject({ dueOn: '2026-03-06', workingDays: 2 });
    const late = begun(LN, 'complaint');
    becomes(late, '2026-03-12', 'consultation');
    expect(late.deadline('completion').dueOn).toBe('2026-03-09');
  });

  it('LN: a complaint that is a report has no completion before it is accepted, then its ten days (Q52)', () => {
    const aCase = begun(LN, 'complaint');
    const events = becomes(aCase, '2026-03-03', 'report');
    expect(aCase.deadline('completion').state).toBe('superseded');
    expect(aCase.deadline('first_contact').state).toBe('superseded');
    expect(aCase.deadline('acceptance')).toMatchObject({ dueOn: '2026-03-05', state: 'running' });
    expect(typesOf(events)).toContain('sla.deadline.closed.v1');
    const accepted = aCase.after('2026-03-05', (c) => decideAcceptance(c, ORDER, true, at('2026-03-05')));
    expect(aCase.deadline('completion')).toMatchObject({ dueOn: '2026-03-19', state: 'running' });
    expect(typesOf(accepted)).toContain('sla.deadline.set.v1');
    expect(aCase.order().deadlines.filter(({ kind }) => kind === 'completion')).toHaveLength(1);
    submit(aCase, '2026-03-10');
    expect(closed(aCase, '2026-03-11', '2026-03-10')).toBe('met');
  });

  it('LN: a report that is a complaint has five days from then on, its acceptance falls away', () => {
    const aCase = begun(LN, 'report');
    becomes(aCase, '2026-03-05', 'complaint');
    expect(aCase.deadline('acceptance').state).toBe('superseded');
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-12');
  });

  it('LN: warnings and points that rested on the wrong type are taken back, with a record', () => {
    const longer = begun(LN, 'consultation');
    expect(longer.until('2026-03-05 10:00').length).toBeGreaterThan(0);
    const events = becomes(longer, '2026-03-05', 'complaint');
    expect(typesOf(events)).toContain('sla.alert.withdrawn.v1');
    const none = begun(LN, 'complaint');
    expect(none.until('2026-03-10 10:00').length).toBeGreaterThan(0);
    expect(typesOf(becomes(none, '2026-03-10', 'report'))).toContain('sla.alert.withdrawn.v1');
  });

  it('what has ended stays as it ended; what was one limit for both types does not move (XX: 5 working days)', () => {
    const done = begun(LN, 'consultation');
    submit(done, '2026-03-03');
    closed(done, '2026-03-03');
    becomes(done, '2026-03-04', 'complaint');
    expect(done.deadline('completion')).toMatchObject({ state: 'met', dueOn: '2026-03-04' });
    const same = begun(XX, 'consultation');
    const before = same.deadline('completion');
    expect(typesOf(becomes(same, '2026-03-03', 'complaint'))).toEqual([]);
    expect(same.deadline('completion')).toEqual(before);
  });

  it('both readings (Q37): from the same start, or every limit from the reclassification', () => {
    const story = (aCase: AClockedCase): unknown => {
      aCase.clocks = { ...aCase.clocks, caseType: 'consultation' };
      deliver(aCase);
      becomes(aCase, '2026-03-04', 'complaint');
      return aCase.deadline('completion').dueOn;
    };
    expect(both(LN, { 'reclassification.start': 'at_reclassification' }, story)).toEqual([
      '2026-03-09',
      '2026-03-11',
    ]);
    expect(packWith(LN, { 'reclassification.start': 'at_reclassification' }).ref).toContain('LN');
  });

  it('the explanation of the deadline names it', () => {
    const aCase = begun(LN, 'complaint');
    becomes(aCase, '2026-03-05', 'consultation');
    const { text } = explainDeadline(
      aCase.clocks,
      `${ORDER}:completion:1`,
      aCase.pack,
      aCase.calendar.calendar,
    )!;
    expect(text).toContain('重新分类：2026-03-05 09:00由“投诉”改为“咨询”，期限按新类别计算');
    expect(text).toContain('本期限至2026-03-06');
  });

  it('told twice, the first counts', () => {
    const aCase = begun(LN, 'consultation');
    becomes(aCase, '2026-03-03', 'complaint');
    expect(becomes(aCase, '2026-03-05', 'complaint')).toEqual([]);
    expect(aCase.clocks.reclassified).toHaveLength(1);
  });
});
