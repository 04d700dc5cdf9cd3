import type { Pack } from '@huiying/policy';
import type { RankingRules } from './rank';

/** Which figures a jurisdiction ranks its organisations by, and how. */
export interface RankedIndicators extends Omit<RankingRules, 'better'> {
  readonly indicators: readonly { readonly id: string; readonly better: 'higher' | 'lower' }[];
  readonly reference: string;
  readonly ruleId?: string;
}

export function rankedIndicatorsOf(pack: Pack): RankedIndicators {
  const { value, reference, ruleId } = pack.parameter('ranking') ?? { value: undefined, reference: '' };
  const { minimumVolume, ties, indicators } = (value ?? {
    minimumVolume: 1,
    ties: 'shared_rank',
    indicators: [],
  }) as {
    minimumVolume: number;
    ties: RankingRules['ties'];
    indicators: RankedIndicators['indicators'];
  };
  return { minimumVolume, ties, indicators, reference, ...(ruleId ? { ruleId } : {}) };
}
