import { localDate } from '@huiying/working-days';
import { at } from '../deadline/a-case.fixture';
import { HA, JL, XX, packWith } from '../deadline/stories.fixture';
import { AClockedRating } from './a-rating.fixture';
import {
  decideAdoption,
  decideAppeal,
  declareComplexity,
  deliverNotice,
  enterInLedger,
  fileAppeal,
  keepSilence,
  reviewRectification,
  submitRectification,
} from './rating-facts';

const told = (code: string, pack?: ConstructorParameters<typeof AClockedRating>[1]): AClockedRating => {
  const rating = new AClockedRating(code, pack);
  rating.after('2026-03-02', (c) => deliverNotice(c, 'a', at('2026-03-02')));
  return rating;
};
const submit = (rating: AClockedRating, when: string) =>
  rating.after(when, (c) => submitRectification(c, 'a', at(when)));
const review = (rating: AClockedRating, submitted: string, when: string, passed: boolean) =>
  rating.after(
    when,
    (c) => reviewRectification(c, 'a', at(submitted), { passed, at: at(when) }),
    'review_failed',
  );
const appeal = (rating: AClockedRating, filed: string, decided: string, outcome: 'stands' | 'revoked') => {
  rating.after(filed, (c) => fileAppeal(c, 'a', at(filed)), 'appeal_filed');
  rating.after(decided, (c) => decideAppeal(c, 'a', { outcome, at: at(decided) }), 'appeal_decided');
};
const enter = (rating: AClockedRating, when: string, limit: string) =>
  rating.after(
    when,
    (c) => enterInLedger(c, 'a', { limit: localDate(limit), enteredAt: at(when) }),
    'ledger_entered',
  );
const ofRectification = (rating: AClockedRating) => rating.deadline('rectification');

describe('the department rectifies and feeds back within 10 working days (HA-23)', () => {
  it('from its notice (Q32); the accepted submission counts, not its review (Q84)', () => {
    const rating = told(HA);
    expect(ofRectification(rating)).toMatchObject({ dueOn: '2026-03-16', workingDays: 10, ruleId: 'HA-23' });
    submit(rating, '2026-03-16 23:00');
    review(rating, '2026-03-16 23:00', '2026-03-18', true);
    expect(ofRectification(rating).state).toBe('met');
  });

  it('what is given back runs again; the days of the review do not count (Q24)', () => {
    const rating = told(HA);
    submit(rating, '2026-03-10');
    expect(ofRectification(rating).state).toBe('paused');
    review(rating, '2026-03-10', '2026-03-12', false);
    expect(ofRectification(rating)).toMatchObject({ state: 'running', dueOn: '2026-03-18' });
  });

  it('an admissible appeal pauses it until the decision (Q8): filed on day 2, decided on day 4', () => {
    const rating = told(HA);
    appeal(rating, '2026-03-04', '2026-03-06', 'stands');
    expect(ofRectification(rating)).toMatchObject({ state: 'running', dueOn: '2026-03-18' });
    const other = told(HA, packWith(HA, { 'appeal.pauses_rectification': false }));
    appeal(other, '2026-03-04', '2026-03-06', 'stands');
    expect(ofRectification(other).dueOn).toBe('2026-03-16');
  });

  it('a revoked rating leaves nothing to rectify', () => {
    const rating = told(HA);
    appeal(rating, '2026-03-04', '2026-03-06', 'revoked');
    expect(ofRectification(rating).state).toBe('superseded');
    expect(rating.until('2026-04-30')).toEqual([]);
  });

  it('an annulment that is taken back leaves the rest of it owed, by a clock of its own', () => {
    const rating = told(HA);
    appeal(rating, '2026-03-04', '2026-03-06', 'revoked');
    rating.after('2026-03-12', (c) => decideAdoption(c, 'a', { at: at('2026-03-12'), annulled: false }));
    const all = rating.clocks.shares[0]!.deadlines.filter(({ kind }) => kind === 'rectification');
    // March 4 to 11 do not count: 6 working days more than 2026-03-16
    expect(all).toMatchObject([
      { round: 1, state: 'superseded' },
      { round: 2, state: 'running', dueOn: '2026-03-24' },
    ]);
    submit(rating, '2026-03-13');
    review(rating, '2026-03-13', '2026-03-16', true);
    expect(rating.clocks.shares[0]!.deadlines.at(-1)).toMatchObject({ round: 2, state: 'met' });
  });

  it('also when both decisions fall on one instant', () => {
    const rating = told(HA);
    for (const annulled of [true, false, false])
      rating.after('2026-03-04', (c) => decideAdoption(c, 'a', { at: at('2026-03-04'), annulled }));
    const states = rating.clocks.shares[0]!.deadlines.filter(({ kind }) => kind === 'rectification');
    expect(states.map(({ state }) => state)).toEqual(['superseded', 'running']);
  });

  it('nor does one that the authority does not adopt of its own motion (JL-14)', () => {
    const rating = told(JL);
    rating.after('2026-03-03', (c) => decideAdoption(c, 'a', { at: at('2026-03-03'), annulled: true }));
    expect(ofRectification(rating).state).toBe('superseded');
  });

  it('the silence of the authority lets the rating stand: the rectification is owed again (Q31)', () => {
    const rating = told(JL);
    rating.after('2026-03-02', (c) => declareComplexity(c, 'a', 'complex'));
    rating.after('2026-03-03', (c) => fileAppeal(c, 'a', at('2026-03-03')), 'appeal_filed');
    rating.after('2026-03-11', (c) => keepSilence(c, 'a', at('2026-03-11 00:00')));
    expect(ofRectification(rating)).toMatchObject({ state: 'running', dueOn: '2026-03-19' });
    expect(rating.deadline('appeal_decision').state).toBe('running');
  });
});

describe('the department is reminded with 3 days left, with 1 day left, and when it is overdue (HA-30)', () => {
  it('once each', () => {
    const rating = told(HA);
    expect(rating.until('2026-04-30')).toEqual([
      't-3 2026-03-12T00:00',
      't-1 2026-03-16T00:00',
      'overdue 2026-03-16T23:59',
    ]);
    expect(rating.until('2026-05-30')).toEqual([]);
  });

  it('not while the appeal is undecided', () => {
    const rating = told(HA);
    rating.after('2026-03-04', (c) => fileAppeal(c, 'a', at('2026-03-04')), 'appeal_filed');
    expect(rating.until('2026-03-20')).toEqual([]);
    rating.after(
      '2026-03-20',
      (c) => decideAppeal(c, 'a', { outcome: 'stands', at: at('2026-03-20') }),
      'appeal_decided',
    );
    expect(ofRectification(rating).dueOn).toBe('2026-04-01');
    expect(rating.until('2026-03-30')).toEqual(['t-3 2026-03-30T00:00']);
  });

  it('a proof that is read late takes the overdue rung back', () => {
    const rating = told(HA);
    rating.until('2026-03-17');
    submit(rating, '2026-03-13');
    expect(rating.events.map(({ contract }) => contract.type)).toContain('sla.alert.withdrawn.v1');
  });
});

describe('a complex rectification is entered in the ledger with a limit (HA-24)', () => {
  it.each([
    ['next_working_day', '2026-03-30'],
    ['same_day', '2026-03-28'],
  ])('Q71 a limit on a day off means %s', (reading, dueOn) => {
    const rating = told(HA, packWith(HA, { 'rectification.ledger_off_day': reading }));
    enter(rating, '2026-03-10', '2026-03-28');
    expect(ofRectification(rating)).toMatchObject({ dueOn, dueAt: at(`${dueOn} 23:59`) + 59_999 });
  });

  it('which takes the place of the 10 days (Q33); on a day off it is the next working day (Q71)', () => {
    const rating = told(HA);
    expect(enter(rating, '2026-03-10', '2026-04-18')).toContain('deadline.changed.v1');
    expect(ofRectification(rating)).toMatchObject({ dueOn: '2026-04-20', state: 'running' });
    expect(rating.until('2026-04-10')).toEqual([]);
    submit(rating, '2026-04-20');
    review(rating, '2026-04-20', '2026-04-22', true);
    expect(ofRectification(rating).state).toBe('met');
  });

  it('an entry after the limit heals nothing; in the other reading none does', () => {
    const late = told(HA);
    enter(late, '2026-03-17', '2026-04-17');
    expect(ofRectification(late).dueOn).toBe('2026-03-16');
    const other = told(HA, packWith(HA, { 'rectification.ledger_effect': 'overdue_with_reason' }));
    enter(other, '2026-03-10', '2026-04-17');
    expect(ofRectification(other).dueOn).toBe('2026-03-16');
  });
});

describe('Jilin corrects at once, complex matters within 7 working days (JL-08, JL-09)', () => {
  it('at once is watched as the next working day (Q65); declared complex it has 7 from the same start', () => {
    const rating = told(JL);
    expect(ofRectification(rating)).toMatchObject({ dueOn: '2026-03-03', ruleId: 'JL-08' });
    rating.after('2026-03-03', (c) => declareComplexity(c, 'a', 'complex'), 'complexity_declared');
    expect(ofRectification(rating)).toMatchObject({ dueOn: '2026-03-11', ruleId: 'JL-09' });
  });

  it('Xinxiang treats it like a case: 5 working days, 15 when complex, from the same start (Q56, XX-19, XX-20)', () => {
    const rating = told(XX);
    expect(rating.kinds()).toEqual(['rectification']);
    expect(ofRectification(rating)).toMatchObject({ dueOn: '2026-03-09', ruleId: 'XX-19' });
    rating.after('2026-03-09', (c) => declareComplexity(c, 'a', 'complex'), 'complexity_declared');
    expect(ofRectification(rating)).toMatchObject({ dueOn: '2026-03-23', ruleId: 'XX-20' });
    const other = told(XX, packWith(XX, { 'rating.bad_procedure': 'recorded_only' }));
    expect(other.kinds()).toEqual([]);
  });

  it('what fails its check there goes on with what was left of the limit (XX-27, Q7)', () => {
    const rating = told(XX);
    submit(rating, '2026-03-09');
    review(rating, '2026-03-09', '2026-03-11', false);
    expect(ofRectification(rating)).toMatchObject({ state: 'running', dueOn: '2026-03-12' });
  });
});
