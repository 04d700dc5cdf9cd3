import fc from 'fast-check';
import { localDate } from '@huiying/working-days';
import { at } from '../deadline/a-case.fixture';
import { HA, JL, KY, LN, XX } from '../deadline/stories.fixture';
import { AClockedRating } from './a-rating.fixture';
import type { RatingClocks } from './rating-clocks';
import {
  decideAdoption,
  decideAppeal,
  declareComplexity,
  deliverNotice,
  enterInLedger,
  fileAppeal,
  reviewRectification,
  submitRectification,
  withdrawRating,
} from './rating-facts';

type Fact = (clocks: RatingClocks) => RatingClocks;
const on = (n: number): number => at(`2026-03-${String(n).padStart(2, '0')}`);
const outcomes = ['revoked', 'not_adopted', 'stands', undefined] as const;

/** One history of a share as rating tells it, in its order; the relay tells the delivery by a source of its own. */
const history = fc.record({
  code: fc.constantFrom(HA, JL, LN, KY, XX),
  appealOn: fc.option(fc.integer({ min: 3, max: 5 }), { nil: undefined }),
  outcome: fc.constantFrom(...outcomes),
  complex: fc.boolean(),
  ledgerOn: fc.option(fc.integer({ min: 9, max: 17 }), { nil: undefined }),
  givenBack: fc.integer({ min: 0, max: 2 }),
  accepted: fc.boolean(),
  restored: fc.boolean(),
  withdrawn: fc.boolean(),
});

function factsOf(h: typeof history extends fc.Arbitrary<infer H> ? H : never): Fact[] {
  const { appealOn, outcome, ledgerOn } = h;
  const facts: Fact[] = [];
  if (h.complex) facts.push((c) => declareComplexity(c, 'a', 'complex'));
  if (appealOn !== undefined) facts.push((c) => fileAppeal(c, 'a', on(appealOn)));
  if (appealOn !== undefined && outcome !== undefined)
    facts.push((c) => decideAppeal(c, 'a', { outcome, at: on(appealOn + 2) }));
  const restored = h.restored && appealOn !== undefined && outcome !== undefined && outcome !== 'stands';
  if (restored) facts.push((c) => decideAdoption(c, 'a', { at: on(8), annulled: false }));
  const annulled = appealOn !== undefined && (outcome === undefined || outcome !== 'stands') && !restored;
  if (ledgerOn !== undefined && !annulled)
    facts.push((c) => enterInLedger(c, 'a', { limit: localDate('2026-04-11'), enteredAt: on(ledgerOn) }));
  const attempts = annulled ? 0 : h.givenBack + (h.accepted ? 1 : 0);
  for (let n = 0; n < attempts; n += 1) {
    const passed = n === h.givenBack;
    facts.push((c) => submitRectification(c, 'a', on(18 + 3 * n)));
    facts.push((c) => reviewRectification(c, 'a', on(18 + 3 * n), { passed, at: on(19 + 3 * n) }));
  }
  if (h.withdrawn) facts.push((c) => withdrawRating(c, on(30)));
  return facts;
}

const clocksAfter = (code: string, facts: readonly Fact[]): AClockedRating => {
  const rating = new AClockedRating(code);
  for (const fact of facts) rating.after('2026-03-31', fact);
  return rating;
};
const ends = (rating: AClockedRating) =>
  rating.clocks.shares.flatMap(({ deadlines }) =>
    deadlines
      .map(({ deadlineId, state, startedAt, dueAt }) => ({ deadlineId, state, startedAt, dueAt }))
      .sort((a, b) => (a.deadlineId < b.deadlineId ? -1 : 1)),
  );

describe('the clocks of a bad rating follow from the facts', () => {
  it('wherever the relay’s word of the delivery is read among them, and however often anything is told', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.nat(), (h, place, again) => {
        const facts = factsOf(h);
        const delivered: Fact = (c) => deliverNotice(c, 'a', on(2));
        const usual = ends(clocksAfter(h.code, [delivered, ...facts]));
        const n = place % (facts.length + 1);
        const late = [...facts.slice(0, n), delivered, ...facts.slice(n)];
        expect(ends(clocksAfter(h.code, late))).toEqual(usual);
        const repeated = late[again % late.length]!;
        expect(ends(clocksAfter(h.code, [...late, repeated]))).toEqual(usual);
      }),
      { numRuns: 150 },
    );
  });

  it('no rung is issued twice, and none for what has ended', () => {
    fc.assert(
      fc.property(history, (h) => {
        const rating = clocksAfter(h.code, [(c) => deliverNotice(c, 'a', on(2)), ...factsOf(h)]);
        const issued = rating.until('2026-12-31');
        expect(new Set(issued.map((each) => each.split(' ')[0])).size).toBe(issued.length);
        for (const { deadlines } of rating.clocks.shares)
          for (const { state, rungs } of deadlines)
            if (state !== 'running' && state !== 'missed')
              expect(rungs.filter(({ rung, withdrawnAt }) => rung === 'overdue' && !withdrawnAt)).toEqual([]);
        expect(rating.until('2027-06-30')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
