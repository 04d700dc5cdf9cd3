import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatTime } from '@huiying/contracts';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  afterOf,
  jurisdictionScope,
  limitOf,
  pageOf,
} from '@huiying/http';
import type { Principal } from '@huiying/http';
import { LegalClock } from '@huiying/messaging';
import { choose } from '../indicators/catalogue';
import { listed } from '../indicators/figures';
import type { Indicator } from '../indicators/indicator';
import { periodOf } from '../indicators/period';
import { Figures } from '../persistence/figures';
import type { Scope } from '../persistence/figures';
import { ReadPositions } from '../persistence/read-positions';
import { Summaries } from '../persistence/summaries';
import { CountedRowsAnswer, FiguresAnswer } from './figure-answers';
import { CountedRowsQuery, IndicatorsQuery } from './indicator-query';

/** Figures by formula, and the rows behind each of them. */
@ApiTags('indicators')
@Controller('indicators')
@Roles('auditor', 'supervisor', 'bi')
export class IndicatorsController {
  constructor(
    private readonly summaries: Summaries,
    private readonly figures: Figures,
    private readonly positions: ReadPositions,
    private readonly clock: LegalClock,
  ) {}

  @Get()
  @ApiOperation({
    summary: '指标：分子、分母、值与公式',
    description:
      'What takes long to count may be told again for up to 15 minutes: `asOf` and `readUpTo` are of the moment when it was counted. The request header `Cache-Control: no-cache` has it counted now.',
  })
  @ApiOkResponse({ type: FiguresAnswer })
  async list(
    @Query() query: IndicatorsQuery,
    @Headers('cache-control') cacheControl: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<FiguresAnswer> {
    const scope = scopeOf(query, principal);
    const chosen = chosenOf(query.ids?.split(',').map((id) => id.trim()));
    const [{ asOf, readUpTo, measured }, expected] = await Promise.all([
      this.summaries.of(chosen, scope, cacheControl?.includes('no-cache') === true),
      this.figures.expectedKeys(scope),
    ]);
    return {
      asOf,
      readUpTo,
      period: scope.period.name,
      rows: listed(chosen, measured, expected),
    };
  }

  @Get(':id/cases')
  @ApiOperation({ summary: '指标明细：计入分子、分母或被排除的件' })
  @ApiOkResponse({ type: CountedRowsAnswer })
  async cases(
    @Param('id') id: string,
    @Query() query: CountedRowsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CountedRowsAnswer> {
    const [indicator] = chosenOf([id], 404);
    if (!indicator) throw new ProblemException(404, 'INDICATOR.UNKNOWN');
    const limit = limitOf(query);
    const asOf = formatTime(this.clock.now());
    // first: what is read while the rows are read may or may not be among them
    const readUpTo = await this.positions.now();
    const rows = await this.figures.rows(indicator, scopeOf(query, principal), {
      key: query.key,
      part: query.part ?? 'denominator',
      after: afterOf(query)?.[0],
      limit: limit + 1,
    });
    return { asOf, readUpTo, ...pageOf(rows, limit, (row) => [row.rowId]) };
  }
}

function scopeOf(query: IndicatorsQuery | CountedRowsQuery, principal: Principal): Scope {
  const period = periodOf(query.period);
  if (!period) {
    throw new ProblemException(400, 'PERIOD.INVALID', { detail: 'expected 2026-10, 2026-Q4 or 2026' });
  }
  const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
  return { period, jurisdiction, by: query.by ?? 'jurisdiction' };
}

/** @throws ProblemException 400 or 404 `INDICATOR.UNKNOWN` */
function chosenOf(ids: readonly string[] | undefined, unknown = 400): readonly Indicator[] {
  const choice = choose(ids);
  switch (choice.kind) {
    case 'chosen':
      return choice.indicators;
    case 'unknown':
      throw new ProblemException(unknown, 'INDICATOR.UNKNOWN', { detail: 'see the list of indicator ids' });
  }
}
