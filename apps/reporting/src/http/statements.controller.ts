import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, ProblemException, Roles, answerWith, withEtag } from '@huiying/http';
import type { Principal } from '@huiying/http';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { statementKey, statementLine } from '../feeds/statement-line';
import { Feeds } from '../persistence/feeds';
import { statements } from '../persistence/kept';
import { FeedQuery, StatementBody } from './feed-dtos';
import { oneJurisdiction } from './one-jurisdiction';
import { TakeFeed } from './take-feed.command';

/** The numbers that the province says it sent, to be compared with what is here (HA-05). */
@ApiTags('upstream-statements')
@ApiBearerAuth()
@Controller('upstream-statements')
export class StatementsController {
  constructor(
    private readonly taking: TakeFeed,
    private readonly feeds: Feeds,
  ) {}

  @Post()
  @HttpCode(201)
  @Roles('supervisor')
  @ApiOperation({ summary: '导入省平台清单（件、评价编号），用于对账；更正为新版并说明原因' })
  async take(
    @Body() { period, source, reason, lines, ...asked }: StatementBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const jurisdiction = oneJurisdiction(principal, asked.jurisdiction);
    const taken = { jurisdiction, month: period, source, reason, lines: lines.map(statementLine) };
    return answerWith(reply, await this.taking.run(statements, statementKey, taken, { principal, request }));
  }

  @Get(':period')
  @Roles('auditor', 'supervisor', 'bi')
  @ApiOperation({ summary: '某月省平台清单及其来源、版次' })
  async one(
    @Param('period') period: string,
    @Query() query: FeedQuery,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const jurisdiction = oneJurisdiction(principal, query.jurisdiction);
    const found = await this.feeds.versionOf(statements, jurisdiction, period, query.version);
    if (!found) throw new ProblemException(404, 'FEED.UNKNOWN_VERSION');
    return withEtag(reply, found.version, found.doc);
  }
}
