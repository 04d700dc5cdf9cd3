import { at } from '../deadline/a-case.fixture';
import { JL } from '../deadline/stories.fixture';
import { AClockedRating } from './a-rating.fixture';
import {
  decideAdoption,
  declareComplexity,
  deliverNotice,
  reviewRectification,
  submitRectification,
  tellPerson,
} from './rating-facts';

const complex = (): AClockedRating => {
  const rating = new AClockedRating(JL);
  rating.after('2026-03-02', (c) => deliverNotice(c, 'a', at('2026-03-02')));
  rating.after('2026-03-02', (c) => declareComplexity(c, 'a', 'complex'));
  return rating;
};
const submit = (rating: AClockedRating, when: string, telling: { toldAt?: number; tellingOwed?: boolean }) =>
  rating.after(when, (c) => submitRectification(c, 'a', at(when), telling));
const accept = (rating: AClockedRating, submitted: string, when: string) =>
  rating.after(when, (c) => reviewRectification(c, 'a', at(submitted), { passed: true, at: at(when) }));
const tell = (rating: AClockedRating, when: string) =>
  rating.after(when, (c) => tellPerson(c, 'a', at(when)));
const state = (rating: AClockedRating) => rating.deadline('rectification');

describe('in complex matters of Jilin the result is fed back to the person within 7 working days (JL-09, Q72)', () => {
  it('what the authority tells on the seventh day is in time, however early the unit submitted', () => {
    const rating = complex();
    expect(state(rating)).toMatchObject({ dueOn: '2026-03-11', ruleId: 'JL-09' });
    submit(rating, '2026-03-04', { tellingOwed: true });
    expect(state(rating).state).toBe('running');
    accept(rating, '2026-03-04', '2026-03-06');
    expect(state(rating).state).toBe('running');
    tell(rating, '2026-03-11 23:00');
    expect(state(rating).state).toBe('met');
  });

  it('the telling counts and not the submission: on the eighth day it is late', () => {
    const rating = complex();
    submit(rating, '2026-03-04', { tellingOwed: true });
    accept(rating, '2026-03-04', '2026-03-06');
    expect(rating.until('2026-03-12 12:00')).toContain('overdue 2026-03-11T23:59');
    tell(rating, '2026-03-12');
    expect(state(rating)).toMatchObject({ state: 'missed', overdueDays: 1 });
  });

  it('a unit that told the person itself says when, and that instant counts', () => {
    const rating = complex();
    submit(rating, '2026-03-13', { toldAt: at('2026-03-11') });
    accept(rating, '2026-03-13', '2026-03-16');
    expect(state(rating).state).toBe('met');
  });

  it('annulled, counted again, done and told at one instant: what is owed again is what was done', () => {
    const rating = complex();
    const when = '2026-03-04';
    for (const annulled of [true, false])
      rating.after(when, (c) => decideAdoption(c, 'a', { at: at(when), annulled }));
    submit(rating, when, { tellingOwed: true });
    accept(rating, when, when);
    tell(rating, when);
    const lives = rating.clocks.shares[0]?.deadlines.filter(({ kind }) => kind === 'rectification');
    expect(lives?.map((each) => each.state)).toEqual(['superseded', 'met']);
  });

  it('of somebody without a name the submission counts, since nobody can be told; so in the other reading', () => {
    const rating = complex();
    submit(rating, '2026-03-11', {});
    accept(rating, '2026-03-11', '2026-03-16');
    expect(state(rating).state).toBe('met');
  });

  it('the telling may be read before the review: the end is the same', () => {
    const rating = complex();
    submit(rating, '2026-03-04', { tellingOwed: true });
    tell(rating, '2026-03-09');
    accept(rating, '2026-03-04', '2026-03-06');
    expect(state(rating)).toMatchObject({ state: 'met', closedAt: at('2026-03-09') });
  });
});
