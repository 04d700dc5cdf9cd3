import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import { indicators } from '../indicators/catalogue';
import type { Measured } from '../indicators/figures';
import { listed } from '../indicators/figures';
import type { Indicator } from '../indicators/indicator';
import type { Period } from '../indicators/period';
import { rank } from '../rankings/rank';
import type { Contender, Ranking } from '../rankings/rank';
import type { RankedIndicators } from '../rankings/ranked-indicators';
import { Figures } from './figures';

export interface IndicatorRanking extends Ranking {
  readonly id: string;
  readonly indicator: string;
  readonly formula: string;
  readonly better: 'higher' | 'lower';
  /** What the minimum volume is compared with. */
  readonly volumeBasis: 'denominator' | 'volume';
}

/** Organisations placed by their figures: the same figures as everywhere else. */
@Injectable()
export class Rankings {
  constructor(
    private readonly reader: Reader,
    private readonly figures: Figures,
  ) {}

  async of(period: Period, jurisdiction: string, rules: RankedIndicators): Promise<IndicatorRanking[]> {
    const wanted = rules.indicators.flatMap(({ id, better }) => {
      const indicator = indicators.find((each) => each.id === id);
      return indicator ? [{ indicator, better }] : [];
    });
    const volume = indicators.filter(({ id }) => id === 'volume');
    const chosen = [...new Set([...volume, ...wanted.map(({ indicator }) => indicator)])];
    const scope = { period, jurisdiction, by: 'organisation' as const };
    const [measured, names] = await Promise.all([
      this.figures.measured(chosen, scope),
      this.names(jurisdiction),
    ]);
    return wanted.map(({ indicator, better }) => {
      const basis = indicator.measure === 'count' || indicator.measure === 'sum' ? 'volume' : 'denominator';
      const contenders = contendersOf(indicator, measured, names, basis);
      return {
        id: indicator.id,
        indicator: indicator.zh,
        formula: indicator.formula,
        better,
        volumeBasis: basis,
        ...rank(contenders, { ...rules, better }),
      };
    });
  }

  private async names(jurisdiction: string): Promise<Map<string, string>> {
    const rows = await this.reader.query<{ org: string; name: string }>(
      `select org, name from organisations where status <> 'provisioning' and jurisdiction = $1 order by org`,
      [jurisdiction],
    );
    return new Map(rows.map(({ org, name }) => [org, name]));
  }
}

/** Every organisation of the directory and nobody else: what has no organisation has no place. */
function contendersOf(
  indicator: Indicator,
  measured: readonly Measured[],
  names: ReadonlyMap<string, string>,
  basis: 'denominator' | 'volume',
): Contender[] {
  const volumes = new Map(
    measured.filter(({ id }) => id === 'volume').map((row) => [row.key, row.value ?? 0]),
  );
  const own = measured.filter(({ id, key }) => id === indicator.id && names.has(key));
  return listed([indicator], own, [...names.keys()]).map(({ key, numerator, denominator, value }) => ({
    org: key,
    name: names.get(key) ?? null,
    numerator,
    denominator,
    value,
    volume: basis === 'denominator' ? (denominator ?? 0) : (volumes.get(key) ?? 0),
  }));
}
