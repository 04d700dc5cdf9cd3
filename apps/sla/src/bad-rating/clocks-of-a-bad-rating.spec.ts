import type { Pack } from '@huiying/policy';
import { at, packOf } from '../deadline/a-case.fixture';
import { explainClock } from '../deadline/explain-deadline';
import { HA, JL, KY, LN, packWith } from '../deadline/stories.fixture';
import { AClockedRating, RATING } from './a-rating.fixture';
import { decideAppeal, deliverNotice, fileAppeal, withdrawRating } from './rating-facts';
import { shareIn } from './rating-clocks';

const told = (code: string, pack?: ConstructorParameters<typeof AClockedRating>[1]): AClockedRating => {
  const rating = new AClockedRating(code, pack);
  rating.after('2026-03-02', (c) => deliverNotice(c, 'a', at('2026-03-02')));
  return rating;
};
const file = (rating: AClockedRating, when: string): string[] =>
  rating.after(when, (c) => fileAppeal(c, 'a', at(when)), 'appeal_filed');
const decide = (
  rating: AClockedRating,
  when: string,
  outcome: 'revoked' | 'not_adopted' | 'stands',
): string[] => rating.after(when, (c) => decideAppeal(c, 'a', { at: at(when), outcome }), 'appeal_decided');

describe('the window of an appeal starts when the notice is on the topic of the unit (Q32)', () => {
  it('and is 3 working days in Hui’an (HA-19), 2 in Jilin (JL-18)', () => {
    expect(told(HA).deadline('appeal')).toMatchObject({
      dueOn: '2026-03-05',
      workingDays: 3,
      ruleId: 'HA-19',
    });
    expect(told(JL).deadline('appeal')).toMatchObject({
      dueOn: '2026-03-04',
      workingDays: 2,
      ruleId: 'JL-18',
    });
  });

  it('the unit is told of it as of a rating; the clocks of a second unit are its own (HA-12, Q58)', () => {
    const rating = told(HA);
    rating.after('2026-03-03', (c) => deliverNotice(c, 'b', at('2026-03-03')));
    expect(rating.deadline('appeal', 'b').dueOn).toBe('2026-03-06');
    const notices = rating.events.filter(
      ({ contract, data }) =>
        contract.type === 'deadline.set.v1' && (data as { kind: string }).kind === 'appeal',
    );
    expect(notices.map(({ org, subject }) => [org, subject])).toEqual([
      ['a', RATING],
      ['b', RATING],
    ]);
    expect(notices[0]?.data).toMatchObject({ ratingId: RATING, kind: 'appeal', dueOn: '2026-03-05' });
    expect(shareIn(rating.deadline('appeal', 'b').deadlineId)).toEqual({ ratingId: RATING, org: 'b' });
  });

  it('and lapses when its last day is over and nobody has appealed', () => {
    const rating = told(HA);
    rating.until('2026-03-05 23:59');
    expect(rating.deadline('appeal').state).toBe('running');
    rating.until('2026-03-06 00:01');
    expect(rating.deadline('appeal')).toMatchObject({
      state: 'lapsed',
      closedAt: at('2026-03-06 00:00') - 1,
    });
    expect(rating.deadline('rectification').state).toBe('running');
  });

  it('what was appealed in time is appealed, though it is heard of later', () => {
    const rating = told(HA);
    rating.until('2026-03-07');
    rating.after('2026-03-07', (c) => fileAppeal(c, 'a', at('2026-03-05')), 'appeal_filed');
    expect(rating.deadline('appeal')).toMatchObject({ state: 'met', closedAt: at('2026-03-05') });
    expect(rating.deadline('revocation').state).toBe('running');
  });

  it('Longnan and Kaiyang know no clock of a bad rating (Q56)', () => {
    expect([told(LN).kinds(), told(KY).kinds()]).toEqual([[], []]);
  });

  it('told twice, the first delivery counts', () => {
    const rating = told(HA);
    expect(rating.after('2026-03-04', (c) => deliverNotice(c, 'a', at('2026-03-04')))).toEqual([]);
  });
});

describe('a rectification counts from the notice, or from when the rating is verified (Q32)', () => {
  const verified = packWith(HA, { 'rating.start_event': 'verified' });

  it('HA-23: 10 working days from the notice', () => {
    expect(told(HA).deadline('rectification').dueOn).toBe('2026-03-16');
  });

  it('in the other reading from the end of the window in which nobody appealed', () => {
    expect(told(HA, verified).deadline('rectification')).toMatchObject({
      startedAt: told(HA).deadline('appeal').dueAt,
      dueOn: '2026-03-19',
    });
  });

  it('and the explanation says which of them it was (Q32)', () => {
    const begun = (pack: Pack): string => {
      const rating = told(HA, pack);
      const deadline = rating.deadline('rectification');
      const clock = { deadline, pauses: [], extensions: [], rule: undefined };
      return explainClock(clock, pack, rating.calendar.calendar).text;
    };
    expect(begun(packOf(HA))).toContain('起算：差评告知到达被评单位');
    expect(begun(verified)).toContain('起算：差评经核实：申诉期届满，或申诉后维持');
  });

  it('or from the decision that lets the rating stand; one that was revoked is never owed', () => {
    const stands = told(HA, verified);
    file(stands, '2026-03-04');
    decide(stands, '2026-03-09', 'stands');
    expect(stands.deadline('rectification').dueOn).toBe('2026-03-23');
    const revoked = told(HA, verified);
    file(revoked, '2026-03-04');
    decide(revoked, '2026-03-06', 'revoked');
    expect(revoked.deadline('rectification').state).toBe('superseded');
  });
});

describe('the limit of the decision is the authority’s own and leaves it with no message', () => {
  it('HA-21: a revocation within 3 working days of the appeal (Q31)', () => {
    const rating = told(HA);
    expect(file(rating, '2026-03-04')).not.toContain('deadline.set.v1');
    expect(rating.deadline('revocation')).toMatchObject({ dueOn: '2026-03-09', startedAt: at('2026-03-04') });
    expect(rating.deadline('appeal').state).toBe('met');
    decide(rating, '2026-03-10', 'revoked');
    expect(rating.deadline('revocation')).toMatchObject({ state: 'missed', overdueDays: 1 });
  });

  it('HA-20: a rating that stands was never to be revoked, however late that was found', () => {
    const rating = told(HA);
    file(rating, '2026-03-04');
    decide(rating, '2026-03-20', 'stands');
    expect(rating.deadline('revocation').state).toBe('superseded');
  });

  it('HA-21 counts from the finding in the other reading of Q31', () => {
    const limit = { workingDays: 3, start: 'finding_recorded', subjects: ['bad_rating', 'complaint'] };
    const rating = told(HA, packWith(HA, { 'appeal.revocation_limit': limit }));
    file(rating, '2026-03-04');
    expect(rating.kinds()).not.toContain('revocation');
    decide(rating, '2026-03-20', 'revoked');
    expect(rating.deadline('revocation').state).toBe('met');
  });

  it('JL-19: every decision within 5 working days of the application', () => {
    const rating = told(JL);
    file(rating, '2026-03-03');
    expect(rating.deadline('appeal_decision').dueOn).toBe('2026-03-10');
    decide(rating, '2026-03-10', 'stands');
    expect(rating.deadline('appeal_decision').state).toBe('met');
    const late = told(JL);
    file(late, '2026-03-03');
    decide(late, '2026-03-12', 'not_adopted');
    expect(late.deadline('appeal_decision')).toMatchObject({ state: 'missed', overdueDays: 2 });
  });
});

describe('messages come in any order', () => {
  it('an appeal that is read before the relay’s word of the delivery has the same clocks', () => {
    const [usual, other] = [told(HA), new AClockedRating(HA)];
    file(usual, '2026-03-04');
    file(other, '2026-03-04');
    other.after('2026-03-04', (c) => deliverNotice(c, 'a', at('2026-03-02')));
    const ends = (rating: AClockedRating) =>
      ['appeal', 'revocation'].map((kind) => {
        const { state, dueOn } = rating.deadline(kind);
        return [state, dueOn];
      });
    expect(ends(other)).toEqual(ends(usual));
  });

  it('nothing is owed of a rating that its sender withdrew: neither an appeal nor a decision', () => {
    const rating = told(HA);
    rating.after('2026-03-03', (c) => withdrawRating(c, at('2026-03-03')));
    expect(rating.deadline('appeal').state).toBe('lapsed');
    const appealed = told(HA);
    file(appealed, '2026-03-03');
    appealed.after('2026-03-04', (c) => withdrawRating(c, at('2026-03-04')));
    expect(appealed.deadline('revocation').state).toBe('superseded');
  });
});
