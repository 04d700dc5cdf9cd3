import { Controller, Get, Query } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import {
  CurrentPrincipal,
  PageQuery,
  ProblemException,
  Roles,
  afterOf,
  jurisdictionScope,
  limitOf,
  pageOf,
} from '@huiying/http';
import type { Page, Principal } from '@huiying/http';
import { LegalClock } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { LedgerLine } from '../deductions/ledger';
import { totalsOf } from '../deductions/totals';
import type { DeductionTotal } from '../deductions/totals';
import { Deductions } from '../persistence/deductions';
import { ReadPositions } from '../persistence/read-positions';
import type { ReadPosition } from '../persistence/read-positions';
import { periodOfQuery } from './period-of-query';

export class DeductionsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(/^\d{6,12}[A-Za-z0-9_-]{0,20}$/)
  jurisdiction?: string;

  @ApiProperty({ example: '2026-10', description: '`2026-10`, `2026-Q4` or `2026`, days of Asia/Shanghai' })
  @IsString()
  @MaxLength(7)
  period!: string;

  @ApiPropertyOptional({ description: 'a department sees its own' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  org?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  caseId?: string;
}

interface LedgerPage extends Page<LedgerLine> {
  readonly asOf: string;
  /** The events that are in the ledger: at least all before these positions. */
  readonly readUpTo: readonly ReadPosition[];
  readonly period: string;
  /** Of the whole period; with the first page only. */
  readonly totals?: readonly DeductionTotal[];
}

/** The ledger of deductions (LN-65…69): each line with its case, its work order, its rung and its rule. */
@ApiTags('deductions')
@ApiBearerAuth()
@Controller('deductions')
@Roles('auditor', 'supervisor', 'bi', 'department')
export class DeductionsController {
  constructor(
    private readonly deductions: Deductions,
    private readonly positions: ReadPositions,
    private readonly clock: LegalClock,
  ) {}

  @Get()
  @ApiOperation({ summary: '扣分台账：每行一次预警计扣，可追溯到件、级别与条款；首页附各单位合计' })
  async list(@Query() query: DeductionsQuery, @CurrentPrincipal() principal: Principal): Promise<LedgerPage> {
    const period = periodOfQuery(query.period);
    const org = orgScope(principal, query.org);
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const filter = { period, jurisdiction, org, caseId: query.caseId };
    const [day, id] = afterOf(query, 2) ?? [];
    const after = day === undefined || id === undefined ? undefined : ([day, id] as const);
    const limit = limitOf(query);
    const readUpTo = await this.positions.now();
    const page = await this.deductions.page(filter, after, limit + 1);
    const { items, next } = pageOf(page, limit, ({ raisedOn, line }) => [raisedOn, line.lineId]);
    return {
      asOf: formatTime(this.clock.now()),
      readUpTo,
      period: period.name,
      ...(after ? {} : { totals: totalsOf(await this.deductions.lines(filter)) }),
      items: items.map(({ line }) => line),
      next,
    };
  }
}

/** A department is told of its own deductions only. */
function orgScope(principal: Principal, asked: string | undefined): string | undefined {
  if (principal.role !== 'department') return asked;
  if (principal.org === undefined || (asked !== undefined && asked !== principal.org))
    throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
  return principal.org;
}
