import { Injectable } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import { Reader } from '@huiying/messaging';
import type { Pack } from '@huiying/policy';
import type { BrokenDown, Bulletin, BulletinRanking, FigureCell, OverallFigure } from '../bulletins/bulletin';
import { lastSpan, monthsIn, monthsShown, spanBefore } from '../bulletins/spans';
import { totalsOf } from '../deductions/totals';
import { indicators } from '../indicators/catalogue';
import { listed } from '../indicators/figures';
import type { Figure } from '../indicators/figures';
import type { Indicator } from '../indicators/indicator';
import type { Period } from '../indicators/period';
import type { Dimension } from '../indicators/source';
import { rankedIndicatorsOf } from '../rankings/ranked-indicators';
import { topicsOf } from '../topics/hot-topics';
import type { HotTopicRules } from '../topics/hot-topics';
import { watchListOf } from '../watch-list/watch-list';
import type { WatchListRules } from '../watch-list/watch-list';
import { Concentrations } from './concentrations';
import { Deductions } from './deductions';
import { Figures } from './figures';
import { NamedUnits } from './named-units';
import { Rankings } from './rankings';
import { ReadPositions } from './read-positions';

/** Which figures a table has a column for, as far as they are fed. */
const COLUMNS: Readonly<Record<BrokenDown['by'], readonly string[]>> = {
  organisation: [
    ...[
      'volume',
      'on_time_rate',
      'complained_of_rate',
      'case_satisfaction_rate',
      'followup_satisfaction_rate',
    ],
    ...['bad_rating_rate', 'on_time_rectification_rate'],
  ],
  window: ['volume', 'good_rating_rate', 'bad_rating_rate', 'average_score'],
  type: ['volume', 'completion_rate', 'on_time_rate.of_completed', 'handling_days'],
  channel: ['volume', 'completion_rate', 'repeat_rate'],
};

const BROKEN_DOWN_BY = ['organisation', 'window', 'type', 'channel'] as const;

/** Counts what a bulletin says, by the same formulas as every other answer. */
@Injectable()
export class BulletinFigures {
  constructor(
    private readonly reader: Reader,
    private readonly figures: Figures,
    private readonly rankings: Rankings,
    private readonly deductions: Deductions,
    private readonly concentrations: Concentrations,
    private readonly namedUnits: NamedUnits,
    private readonly positions: ReadPositions,
  ) {}

  /** @param now legal instant, epoch milliseconds */
  async of(period: Period, pack: Pack, now: number): Promise<Bulletin> {
    // first: what is read while it is counted may or may not be in it
    const watermark = await this.positions.now();
    const jurisdiction = pack.code;
    const ranked = rankedIndicatorsOf(pack);
    const watched = pack.value<WatchListRules>('watch_list');
    const hot = pack.value<HotTopicRules>('hot_topics');
    const names = await this.names(jurisdiction);
    const nameOf = (org: string): string | null => names.get(org) ?? null;
    const [lines, blamed, topics, overall, trend, rankings, named, ...breakdowns] = await Promise.all([
      this.deductions.lines({ period, jurisdiction }),
      this.concentrations.blamed(lastSpan(period, watched.within), jurisdiction),
      this.concentrations.topics(period, jurisdiction, hot.baseMonths),
      this.overall(period, jurisdiction),
      this.trend(period, jurisdiction),
      this.rankings.of(period, jurisdiction, ranked),
      this.namedUnits.in(period, jurisdiction),
      ...BROKEN_DOWN_BY.map((by) => this.brokenDown(by, period, jurisdiction, nameOf)),
    ]);
    return {
      schema: 'bulletin.v1',
      edition: 'internal',
      jurisdiction,
      place: pack.name,
      document: pack.identity.document.title,
      period: period.name,
      from: period.from,
      until: period.until,
      asOf: formatTime(now),
      watermark,
      policies: [pack.ref],
      rules: {
        minimumVolume: ranked.minimumVolume,
        ties: ranked.ties,
        maskBelow: pack.value('bulletin.mask_below'),
        watched: { count: watched.count, within: watched.within },
        topics: { minimum: hot.minimum, growth: hot.growth, baseMonths: hot.baseMonths },
      },
      overall,
      trend,
      breakdowns,
      rankings: rankings.map(inBulletin),
      topics: topicsOf(topics, hot, monthsIn(period)),
      deductions: {
        totals: totalsOf(lines).map(({ lines: _all, cancelled: _some, ...total }) => ({
          ...total,
          name: nameOf(total.org),
        })),
        lines,
      },
      named,
      watchList: watchListOf(blamed, watched).map((each) => ({
        ...each,
        name: watchedName(each.key, nameOf),
      })),
    };
  }

  private async overall(period: Period, jurisdiction: string): Promise<OverallFigure[]> {
    const [current, previous] = await Promise.all([
      this.rows(indicators, period, jurisdiction, 'jurisdiction'),
      this.rows(indicators, spanBefore(period), jurisdiction, 'jurisdiction'),
    ]);
    return indicators.map((indicator) => ({
      ...cellOf(indicator, current, jurisdiction),
      name: indicator.zh,
      formula: indicator.formula,
      previous: cellOf(indicator, previous, jurisdiction),
    }));
  }

  private trend(period: Period, jurisdiction: string): Promise<Bulletin['trend'][number][]> {
    const volume = indicators.filter(({ id }) => id === 'volume');
    return Promise.all(
      monthsShown(period).map(async (month) => {
        const [row] = await this.rows(volume, month, jurisdiction, 'jurisdiction');
        return { month: month.name, volume: row?.value ?? 0 };
      }),
    );
  }

  private async brokenDown(
    by: BrokenDown['by'],
    period: Period,
    jurisdiction: string,
    nameOf: (org: string) => string | null,
  ): Promise<BrokenDown> {
    const chosen = COLUMNS[by].flatMap((id) => indicators.filter((each) => each.id === id));
    const rows = await this.rows(chosen, period, jurisdiction, by);
    return {
      by,
      figures: chosen.map(({ id, zh }) => ({ id, name: zh })),
      rows: keysOf(by, rows).map((key) => ({
        key,
        name: by === 'organisation' || by === 'window' ? watchedName(key, nameOf) : null,
        cells: chosen.map((indicator) => cellOf(indicator, rows, key)),
      })),
    };
  }

  private async rows(
    chosen: readonly Indicator[],
    period: Period,
    jurisdiction: string,
    by: Dimension,
  ): Promise<Figure[]> {
    const scope = { period, jurisdiction, by };
    return listed(chosen, await this.figures.measured(chosen, scope), await this.figures.expectedKeys(scope));
  }

  private async names(jurisdiction: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.reader.query<{ org: string; name: string }>(
      'select org, name from organisations where jurisdiction = $1',
      [jurisdiction],
    );
    return new Map(rows.map(({ org, name }) => [org, name]));
  }
}

/** What names no window has no row among the windows. */
const keysOf = (by: BrokenDown['by'], rows: readonly Figure[]): string[] =>
  [...new Set(rows.map(({ key }) => key))].filter((key) => by !== 'window' || key !== '-');

function cellOf({ id }: Indicator, rows: readonly Figure[], of: string): FigureCell {
  const row = rows.find((each) => each.id === id && each.key === of);
  const { numerator = null, denominator = null, value = null, excluded = 0 } = row ?? {};
  return { id, numerator, denominator, value, excluded };
}

const inBulletin = ({
  id,
  indicator,
  better,
  placed,
  unplaced,
}: Awaited<ReturnType<Rankings['of']>>[number]): BulletinRanking => ({
  id,
  name: indicator,
  better,
  placed: placed.map(({ org, name, numerator, denominator, value, rank, sharedBy }) => ({
    ...{ id, rank, sharedBy, org, name, numerator, denominator, value },
  })),
  unplaced: unplaced.map(({ org, name, why }) => ({ org, name, why })),
});

/** A window has its organisation's name before its number. */
function watchedName(key: string, nameOf: (org: string) => string | null): string | null {
  const [org = '', number] = key.split('/');
  const name = nameOf(org);
  return name === null || number === undefined ? name : `${name} ${number}号窗口`;
}
