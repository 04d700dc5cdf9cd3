import { Controller, Get, Param, Query } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import { CurrentPrincipal, Roles } from '@huiying/http';
import type { Principal } from '@huiying/http';
import { LegalClock } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { Rankings } from '../persistence/rankings';
import { ReadPositions } from '../persistence/read-positions';
import { rankedIndicatorsOf } from '../rankings/ranked-indicators';
import { oneJurisdiction, packOfPeriod } from './one-jurisdiction';
import { periodOfQuery } from './period-of-query';

export class RankingsQuery {
  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(/^\d{6,12}[A-Za-z0-9_-]{0,20}$/)
  jurisdiction?: string;
}

/** Organisations by their places (HA-35, LN-70). What a place counts for in a total score is decided by people. */
@ApiTags('rankings')
@ApiBearerAuth()
@Controller('rankings')
@Roles('auditor', 'supervisor', 'bi')
export class RankingsController {
  constructor(
    private readonly rankings: Rankings,
    private readonly positions: ReadPositions,
    private readonly policies: Policies,
    private readonly clock: LegalClock,
  ) {}

  @Get(':period')
  @ApiOperation({ summary: '排名：并列同名次，件数不足的列出而不排名' })
  async of(
    @Param('period') name: string,
    @Query() query: RankingsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    const period = periodOfQuery(name);
    const jurisdiction = oneJurisdiction(principal, query.jurisdiction);
    const pack = packOfPeriod(this.policies, jurisdiction, period, this.clock.now());
    const rules = rankedIndicatorsOf(pack);
    const { minimumVolume, ties, reference, ruleId } = rules;
    const readUpTo = await this.positions.now();
    return {
      asOf: formatTime(this.clock.now()),
      readUpTo,
      period: period.name,
      jurisdiction,
      rules: { minimumVolume, ties, reference, policyRef: pack.ref, ...(ruleId ? { ruleId } : {}) },
      rankings: await this.rankings.of(period, jurisdiction, rules),
    };
  }
}
