/** One organisation's figure before it has a place. */
export interface Contender {
  readonly org: string;
  readonly name: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  /** What the figure rests on: its denominator, or for sums the cases accepted. */
  readonly volume: number;
}

export interface RankingRules {
  readonly better: 'higher' | 'lower';
  /** Below it chance decides; such organisations are listed without a place. */
  readonly minimumVolume: number;
  /** shared_rank: 1, 1, 3; dense_rank: 1, 1, 2. */
  readonly ties: 'shared_rank' | 'dense_rank';
}

export interface Placed extends Contender {
  readonly rank: number;
  /** How many share the place, itself included. */
  readonly sharedBy: number;
}

export interface Unplaced extends Contender {
  readonly why: 'no_value' | 'below_minimum_volume';
}

export interface Ranking {
  readonly placed: readonly Placed[];
  readonly unplaced: readonly Unplaced[];
}

/**
 * Places by value; equal values share a place (HA-35, LN-70). Shares are compared as fractions, so that 1/3 and 2/6 are
 * equal whatever the machine makes of them. An organisation whose figure rests on too few cases gets no place: it is
 * neither first nor last by luck.
 */
export function rank(contenders: readonly Contender[], rules: RankingRules): Ranking {
  const unplaced: Unplaced[] = [];
  const ranked: Contender[] = [];
  for (const contender of contenders) {
    if (contender.value === null) unplaced.push({ ...contender, why: 'no_value' });
    else if (contender.volume < rules.minimumVolume) {
      unplaced.push({ ...contender, why: 'below_minimum_volume' });
    } else ranked.push(contender);
  }
  const direction = rules.better === 'higher' ? -1 : 1;
  ranked.sort((a, b) => direction * difference(a, b) || byOrg(a, b));
  return { placed: placesOf(ranked, rules), unplaced: unplaced.sort(byOrg) };
}

const byOrg = (a: Contender, b: Contender): number => (a.org < b.org ? -1 : 1);

function difference(a: Contender, b: Contender): number {
  if (a.numerator !== null && b.numerator !== null && a.denominator !== null && b.denominator !== null) {
    return Math.sign(a.numerator * b.denominator - b.numerator * a.denominator);
  }
  return Math.sign((a.value ?? 0) - (b.value ?? 0));
}

function placesOf(ranked: readonly Contender[], { ties }: RankingRules): Placed[] {
  const groups: Contender[][] = [];
  for (const contender of ranked) {
    const last = groups.at(-1);
    if (last?.[0] && difference(last[0], contender) === 0) last.push(contender);
    else groups.push([contender]);
  }
  let before = 0;
  return groups.flatMap((group, index) => {
    const place = ties === 'dense_rank' ? index + 1 : before + 1;
    before += group.length;
    return group.map((contender) => ({ ...contender, rank: place, sharedBy: group.length }));
  });
}
