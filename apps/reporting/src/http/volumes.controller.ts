import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, ProblemException, Roles, answerWith, withEtag } from '@huiying/http';
import type { Principal } from '@huiying/http';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { volumeKey } from '../feeds/volume-line';
import { Feeds } from '../persistence/feeds';
import { volumeFeeds } from '../persistence/kept';
import { FeedQuery, VolumesBody } from './feed-dtos';
import { oneJurisdiction } from './one-jurisdiction';
import { TakeFeed } from './take-feed.command';

/** 办件量 of each unit by month, without which nobody can say how often people complain per matter (XX-31) or whether everything can be rated (HA-01). */
@ApiTags('volumes')
@ApiBearerAuth()
@Controller('volumes')
export class VolumesController {
  constructor(
    private readonly taking: TakeFeed,
    private readonly feeds: Feeds,
  ) {}

  @Post()
  @HttpCode(201)
  @Roles('supervisor')
  @ApiOperation({ summary: '导入办件量：写明来源文件；更正为新版并说明原因，旧版保留' })
  async take(
    @Body() { period, source, reason, lines, ...asked }: VolumesBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const jurisdiction = oneJurisdiction(principal, asked.jurisdiction);
    const unknown = await this.feeds.unknownOrgs(
      lines.map(({ org }) => org),
      jurisdiction,
    );
    if (unknown.length > 0)
      throw new ProblemException(422, 'FEED.ORG_UNKNOWN', { detail: unknown.slice(0, 10).join(', ') });
    const taken = { jurisdiction, month: period, source, reason, lines };
    return answerWith(reply, await this.taking.run(volumeFeeds, volumeKey, taken, { principal, request }));
  }

  @Get(':period')
  @Roles('auditor', 'supervisor', 'bi')
  @ApiOperation({ summary: '某月办件量及其来源、版次' })
  async one(
    @Param('period') period: string,
    @Query() query: FeedQuery,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const jurisdiction = oneJurisdiction(principal, query.jurisdiction);
    const found = await this.feeds.versionOf(volumeFeeds, jurisdiction, period, query.version);
    if (!found) throw new ProblemException(404, 'FEED.UNKNOWN_VERSION');
    return withEtag(reply, found.version, found.doc);
  }
}
