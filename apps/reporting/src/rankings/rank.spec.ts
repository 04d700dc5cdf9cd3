import { loadPolicies } from '@huiying/policy';
import { indicators } from '../indicators/catalogue';
import { rank } from './rank';
import type { Contender, RankingRules } from './rank';
import { rankedIndicatorsOf } from './ranked-indicators';

const share = (org: string, numerator: number, denominator: number): Contender => ({
  org,
  name: org,
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
  volume: denominator,
});
const rules: RankingRules = { better: 'higher', minimumVolume: 3, ties: 'shared_rank' };
const places = (contenders: readonly Contender[], how: Partial<RankingRules> = {}) =>
  rank(contenders, { ...rules, ...how }).placed.map(({ org, rank: place }) => [org, place]);

describe('HA-35: institutions are ranked', () => {
  const year = [share('d', 9, 10), share('a', 1, 3), share('b', 2, 6), share('c', 10, 10)];

  it('equal shares share a place, and the next place is skipped', () => {
    expect(places([...year, share('e', 1, 5)])).toEqual([
      ['c', 1],
      ['d', 2],
      ['a', 3],
      ['b', 3],
      ['e', 5],
    ]);
  });

  it('or is not skipped, where the place is said to mean that', () => {
    expect(places([...year, share('e', 1, 5)], { ties: 'dense_rank' }).at(-1)).toEqual(['e', 4]);
  });

  it('an organisation with too few cases is listed without a place, neither first nor last by luck', () => {
    const { placed, unplaced } = rank(
      [share('lucky', 2, 2), share('idle', 0, 0), share('busy', 8, 10)],
      rules,
    );
    expect(placed).toMatchObject([{ org: 'busy', rank: 1, sharedBy: 1 }]);
    expect(unplaced.map(({ org, why }) => [org, why])).toEqual([
      ['idle', 'no_value'],
      ['lucky', 'below_minimum_volume'],
    ]);
  });

  it('fewer points are better; the volume is that of the cases accepted', () => {
    const points = (org: string, value: number, volume: number): Contender => ({
      ...{ org, name: org, numerator: value, denominator: null, value, volume },
    });
    expect(places([points('a', 3, 9), points('b', 0, 4), points('new', 0, 1)], { better: 'lower' })).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('is the same in whatever order the organisations come', () => {
    expect(places([...year].reverse())).toEqual(places(year));
  });
});

describe('what is ranked is in the pack', () => {
  it.each(['350521', '360783', '410772', '220271', '520121'])('%s names figures that exist', (code) => {
    const known = indicators.map(({ id }) => id);
    const ranked = rankedIndicatorsOf(loadPolicies().inForce(code, '2026-03-02')!);
    expect(ranked.indicators.filter(({ id }) => !known.includes(id))).toEqual([]);
    expect(ranked.minimumVolume).toBeGreaterThan(1);
  });

  it('HA-35, LN-70: the yearly ranking stands on its own article', () => {
    expect(rankedIndicatorsOf(loadPolicies().inForce('350521', '2026-03-02')!).ruleId).toBe('HA-35');
    expect(rankedIndicatorsOf(loadPolicies().inForce('360783', '2026-03-02')!).ruleId).toBe('LN-70');
  });
});
