import { Controller, Get, Param, Query } from '@nestjs/common';
import { formatTime, localDateOf } from '@huiying/contracts';
import { CurrentPrincipal, ProblemException, Roles, jurisdictionScope } from '@huiying/http';
import type { Principal } from '@huiying/http';
import { LegalClock } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import type { Pack } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { Period } from '../indicators/period';
import { Rankings } from '../persistence/rankings';
import { rankedIndicatorsOf } from '../rankings/ranked-indicators';
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
    return {
      asOf: formatTime(this.clock.now()),
      period: period.name,
      jurisdiction,
      rules: { minimumVolume, ties, reference, policyRef: pack.ref, ...(ruleId ? { ruleId } : {}) },
      rankings: await this.rankings.of(period, jurisdiction, rules),
    };
  }
}

/** Places are given among the organisations of one jurisdiction. @throws ProblemException 400 when none is named */
export function oneJurisdiction(principal: Principal, asked: string | undefined): string {
  const jurisdiction = jurisdictionScope(principal, asked);
  if (jurisdiction !== undefined) return jurisdiction;
  throw new ProblemException(400, 'JURISDICTION.MISSING', { detail: 'name one with ?jurisdiction=' });
}

/** The law at the end of the period, or of today while it runs. @throws ProblemException 404 when there is none */
export function packOfPeriod(policies: Policies, jurisdiction: string, period: Period, now: number): Pack {
  const today = localDateOf(now);
  const last = lastDayOf(period);
  const pack = policies.inForce(jurisdiction, last < today ? last : today);
  if (pack) return pack;
  throw new ProblemException(404, 'POLICY.UNKNOWN_JURISDICTION');
}

const lastDayOf = ({ until }: Period): string =>
  new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
