import { Injectable } from '@nestjs/common';
import { caseTypes, channels } from '@huiying/contracts';
import { Reader } from '@huiying/messaging';
import type { Measured } from '../indicators/figures';
import { conditionsOf, inPeriod, keyOf, rowsWithin } from '../indicators/formula-sql';
import { figuresSql } from '../indicators/figures-sql';
import type { Indicator } from '../indicators/indicator';
import type { Period } from '../indicators/period';
import { SOURCES } from '../indicators/source';
import type { Dimension, Source } from '../indicators/source';

export interface Scope {
  readonly period: Period;
  /** Undefined: all. */
  readonly jurisdiction: string | undefined;
  readonly by: Dimension;
}

export type Part = 'numerator' | 'denominator' | 'excluded';

/** One counted row behind a figure: ids and dates only. */
export interface CountedRow {
  readonly rowId: string;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly orderId: string | null;
  readonly ratingId: string | null;
  readonly jurisdiction: string | null;
  readonly org: string | null;
  /** The day by which it falls into the period. */
  readonly on: string;
  readonly counted: boolean;
  readonly excluded: boolean;
  readonly amount: number | null;
}

/** Figures and the rows behind them, from the fact tables. */
@Injectable()
export class Figures {
  constructor(private readonly reader: Reader) {}

  measured(chosen: readonly Indicator[], { period, jurisdiction, by }: Scope): Promise<Measured[]> {
    if (chosen.length === 0) return Promise.resolve([]);
    return this.reader.report<Measured>(figuresSql(chosen, by), [
      period.from,
      period.until,
      jurisdiction ?? null,
    ]);
  }

  /** Keys that are listed even when nothing was counted for them. */
  async expectedKeys({ by, jurisdiction }: Scope): Promise<readonly string[]> {
    switch (by) {
      case 'type':
        return caseTypes;
      case 'channel':
        return channels;
      case 'jurisdiction':
        if (jurisdiction !== undefined) return [jurisdiction];
        return this.keys('select distinct jurisdiction as key from organisations order by 1', []);
      case 'organisation':
        return this.keys(
          `select org as key from organisations
            where status <> 'provisioning' and ($1::text is null or jurisdiction = $1) order by 1`,
          [jurisdiction ?? null],
        );
      default:
        return [];
    }
  }

  /** The rows of one figure, ordered by their id. `after`: the last id of the page before. */
  rows(
    indicator: Indicator,
    scope: Scope,
    page: { key: string | undefined; part: Part; after: string | undefined; limit: number },
  ): Promise<CountedRow[]> {
    const source: Source = SOURCES[indicator.source];
    const { subject, excluded, numerator } = conditionsOf(indicator, scope.by);
    const part = { numerator: `not ${excluded} and ${numerator}`, denominator: `not ${excluded}`, excluded }[
      page.part
    ];
    return this.reader.query<CountedRow>(
      `select ${source.id} as "rowId", ${source.caseId} as "caseId", c.case_no as "caseNo",
        ${source.orderId} as "orderId", ${source.ratingId} as "ratingId",
        ${source.by.jurisdiction} as jurisdiction, ${source.by.organisation} as org,
        ${indicator.period} as on, (not ${excluded} and ${numerator}) as counted, ${excluded} as excluded,
        (${indicator.amount ?? 'null'})::float8 as amount
      from ${rowsWithin(source)}
      where ${subject} and ${inPeriod(indicator, scope.by)} and ${part}
        and ($4::text is null or ${keyOf(indicator, scope.by)} = $4)
        and ($5::text is null or ${source.id} > $5)
      order by ${source.id} limit $6`,
      [
        scope.period.from,
        scope.period.until,
        scope.jurisdiction ?? null,
        page.key ?? null,
        page.after ?? null,
        page.limit,
      ],
    );
  }

  private async keys(sql: string, values: readonly unknown[]): Promise<string[]> {
    return (await this.reader.query<{ key: string }>(sql, values)).map(({ key }) => key);
  }
}
