import * as fc from 'fast-check';
import { aBulletin } from '../../../test/a-bulletin';
import { computableFrom, secretsOf } from '../../../test/attacker';
import { rank } from '../../rankings/rank';
import type { Bulletin, FigureCell } from '../bulletin';
import { publicEdition } from '../public-edition';

/** What became of one case: everything that the figures below count. */
interface Counted {
  readonly org: number;
  readonly type: number;
  readonly month: number;
  readonly ended: 'completed' | 'withdrawn' | 'open';
  readonly onTime: boolean;
  readonly extended: boolean;
  readonly rated: 'good' | 'bad' | 'none';
}

const counted: fc.Arbitrary<Counted> = fc.record({
  org: fc.nat({ max: 4 }),
  type: fc.nat({ max: 2 }),
  month: fc.nat({ max: 2 }),
  ended: fc.constantFrom('completed', 'completed', 'withdrawn', 'open'),
  onTime: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
  extended: fc.boolean(),
  rated: fc.constantFrom('good', 'good', 'bad', 'none'),
});

const ratio = (
  id: string,
  of: readonly Counted[],
  met: (each: Counted) => boolean,
  excluded = 0,
): FigureCell => {
  const numerator = of.filter(met).length;
  return {
    id,
    numerator,
    denominator: of.length,
    value: of.length === 0 ? null : numerator / of.length,
    excluded,
  };
};

const FIGURES: Readonly<Record<string, (of: readonly Counted[]) => FigureCell>> = {
  volume: (of) => ({ id: 'volume', numerator: of.length, denominator: null, value: of.length, excluded: 0 }),
  completion_rate: (of) => {
    const ended = of.filter(({ ended }) => ended !== 'withdrawn');
    return ratio('completion_rate', ended, ({ ended }) => ended === 'completed', of.length - ended.length);
  },
  extension_rate: (of) => ratio('extension_rate', of, ({ extended }) => extended),
  on_time_rate: (of) => ratio('on_time_rate', of, ({ onTime }) => onTime),
  overdue_rate: (of) => ratio('overdue_rate', of, ({ onTime }) => !onTime),
  good_rating_rate: (of) => ratio('good_rating_rate', ratedOf(of), ({ rated }) => rated === 'good'),
  bad_rating_rate: (of) => ratio('bad_rating_rate', ratedOf(of), ({ rated }) => rated === 'bad'),
};
const ratedOf = (of: readonly Counted[]) => of.filter(({ rated }) => rated !== 'none');
const cellsOf = (ids: readonly string[], of: readonly Counted[]) => ids.map((id) => FIGURES[id]!(of));
const keysOf = (of: readonly Counted[], by: 'org' | 'type') =>
  [...new Set(of.map((each) => each[by]))].sort();

const table = (by: 'organisation' | 'type', of: readonly Counted[], ids: readonly string[]) => ({
  by,
  figures: ids.map((id) => ({ id, name: id })),
  rows: keysOf(of, by === 'type' ? 'type' : 'org').map((key) => ({
    key: `${key}`,
    name: null,
    cells: cellsOf(
      ids,
      of.filter((each) => each[by === 'type' ? 'type' : 'org'] === key),
    ),
  })),
});

const ranking = (id: string, of: readonly Counted[], minimumVolume: number): Bulletin['rankings'][number] => {
  const contenders = keysOf(of, 'org').map((org) => {
    const cell = FIGURES[id]!(of.filter((each) => each.org === org));
    return { org: `${org}`, name: null, ...cell, volume: cell.denominator ?? 0 };
  });
  const { placed, unplaced } = rank(contenders, { better: 'higher', minimumVolume, ties: 'shared_rank' });
  return { id, name: id, better: 'higher', placed: placed.map((each) => ({ ...each, id })), unplaced };
};

/** A quarter of a small town. */
function bulletinOf(of: readonly Counted[], minimumVolume: number): Bulletin {
  const months = ['2026-07', '2026-08', '2026-09'];
  return {
    ...aBulletin,
    ...{ period: '2026-Q3', from: '2026-07-01', until: '2026-10-01', topics: [] },
    overall: Object.entries(FIGURES).map(([id, figure]) => ({
      ...figure(of),
      ...{ name: id, formula: id, previous: { id, numerator: 0, denominator: 0, value: null } },
    })),
    trend: months.map((month, at) => ({ month, volume: of.filter((each) => each.month === at).length })),
    breakdowns: [
      table('organisation', of, ['volume', 'on_time_rate', 'bad_rating_rate', 'completion_rate']),
      table('type', of, ['volume', 'completion_rate', 'good_rating_rate']),
    ],
    rankings: ['good_rating_rate', 'overdue_rate', 'extension_rate'].map((id) =>
      ranking(id, of, minimumVolume),
    ),
  };
}

describe('HA-32, XX-31: the public edition', () => {
  it('no masked number can be computed from what it shows', () => {
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 90 }), fc.constantFrom(1, 5), (of, minimumVolume) => {
        const internal = bulletinOf(of, minimumVolume);
        expect(computableFrom(publicEdition(internal), secretsOf(internal))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('what two formulas leave out of the same rows does not give away what one of them counts', () => {
    const one = { org: 0, type: 1, month: 0, ended: 'completed', onTime: true } as const;
    const good = { ...one, extended: false, rated: 'good' } as const;
    const ofType = [{ ...good, type: 0 }, { ...good, type: 0, ended: 'withdrawn' } as const];
    const internal = bulletinOf([...ofType, ...[0, 1, 2, 0, 0].map((org) => ({ ...good, org }))], 1);
    expect(computableFrom(publicEdition(internal), secretsOf(internal))).toEqual([]);
  });

  it('the attacker is no fool: of the internal edition all of it can be computed', () => {
    const of = Array.from({ length: 40 }, (_, at): Counted => ({
      ...{ org: at % 5 === 0 ? 1 : 0, type: 0, month: at % 3, ended: 'completed', onTime: at > 2 },
      ...{ extended: false, rated: at % 10 === 0 ? 'bad' : 'good' },
    }));
    const internal = bulletinOf(of, 1);
    expect(secretsOf(internal).length).toBeGreaterThan(0);
    expect(computableFrom(internal, secretsOf(internal))).toEqual(secretsOf(internal));
  });
});
