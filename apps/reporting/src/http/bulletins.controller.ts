import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, ProblemException, Roles, answerWith, commandOf, etag } from '@huiying/http';
import type { Principal } from '@huiying/http';
import { Commands, LegalClock } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Bulletin, Version } from '../bulletins/bulletin';
import { publicEdition, publicVersion } from '../bulletins/public-edition';
import { Bulletins } from '../persistence/bulletins';
import { DraftBulletins } from '../persistence/draft-bulletins';
import { BulletinQuery, BulletinVersionBody, BulletinVersionQuery } from './bulletin-dtos';
import { FORMATS, formatOf, printed } from './bulletin-formats';
import { FreezeBulletin } from './freeze-bulletin.command';
import { periodOfQuery } from './period-of-query';
import { oneJurisdiction, packOfPeriod } from './one-jurisdiction';

const OFFICE = ['auditor', 'supervisor', 'bi'];

/** Reports of a month, quarter or year (HA-31, HA-32, LN-64, XX-31): drafts until a person freezes them. */
@ApiTags('bulletins')
@ApiBearerAuth()
@Controller('bulletins')
export class BulletinsController {
  constructor(
    private readonly kept: Bulletins,
    private readonly drafts: DraftBulletins,
    private readonly policies: Policies,
    private readonly clock: LegalClock,
    private readonly commands: Commands,
    private readonly freezing: FreezeBulletin,
  ) {}

  @Get(':period')
  @Roles('auditor', 'supervisor', 'bi', 'clerk', 'dispatcher', 'reviewer', 'department')
  @ApiOperation({
    summary:
      '通报：已定稿的最新版（或 version 指定的版次）；未定稿的为草稿（30秒内共用一次统计）。草稿与内部版只给监管角色',
  })
  @ApiProduces(...FORMATS)
  async one(
    @Param('period') name: string,
    @Query() query: BulletinQuery,
    @Headers('accept') accept: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const format = formatOf(accept);
    const edition = editionOf(principal, query.edition);
    const jurisdiction = oneJurisdiction(principal, query.jurisdiction);
    const {
      bulletin: internal,
      version,
      etag: tag,
    } = await this.read(name, jurisdiction, query.version, principal);
    const bulletin = edition === 'public' ? publicEdition(internal) : internal;
    if (tag !== undefined) void reply.header('etag', tag);
    const paper = await printed(format, bulletin, version);
    void reply.header('content-type', format.startsWith('text/') ? `${format}; charset=utf-8` : format);
    void reply.header('vary', 'accept');
    if (!paper) {
      const shown = edition === 'public' ? version && publicVersion(version) : version;
      return JSON.stringify({ status: version ? 'frozen' : 'draft', version: shown ?? null, bulletin });
    }
    if (format !== 'text/html')
      void reply.header('content-disposition', `attachment; filename="${paper.fileName}"`);
    return paper.body;
  }

  @Post(':period/versions')
  @HttpCode(201)
  @Roles('supervisor')
  @ApiOperation({ summary: '定稿；已有定稿的须说明更正原因，新版列明更正之处，旧版保留' })
  async freeze(
    @Param('period') name: string,
    @Query() query: BulletinVersionQuery,
    @Body() { reason }: BulletinVersionBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const period = periodOfQuery(name);
    const jurisdiction = oneJurisdiction(principal, query.jurisdiction);
    const target = this.kept.refTo(jurisdiction, period.name);
    const answer = await this.commands.run(commandOf(request, principal, target), async (unit) => ({
      status: 201,
      body: await this.freezing.run({ period, jurisdiction, reason }, unit),
    }));
    return answerWith(reply, answer);
  }

  private async read(
    name: string,
    jurisdiction: string,
    asked: number | undefined,
    principal: Principal,
  ): Promise<{ bulletin: Bulletin; version: Version | undefined; etag?: string }> {
    const period = periodOfQuery(name);
    const file = await this.kept.read(jurisdiction, period.name);
    if (!file && asked === undefined && supervises(principal)) {
      const now = this.clock.now();
      const pack = packOfPeriod(this.policies, jurisdiction, period, now);
      return { bulletin: await this.drafts.of(period, pack, now), version: undefined };
    }
    const version = file?.doc.versions[(asked ?? file.doc.versions.length) - 1];
    const json = file && version && (await this.kept.bytesOf(file.doc, version.version));
    if (!json) throw new ProblemException(404, 'BULLETIN.UNKNOWN_VERSION');
    return { bulletin: JSON.parse(json) as Bulletin, version, etag: etag(file.version) };
  }
}

/** Who does not supervise is told what is on record; a draft is nobody's word yet. */
const supervises = ({ role }: Principal): boolean => OFFICE.includes(role);

/** Single deductions and the watch list are for those who supervise. @throws ProblemException 403 */
function editionOf(principal: Principal, asked: BulletinQuery['edition']): 'internal' | 'public' {
  if (asked === 'internal' && !supervises(principal)) throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
  return asked ?? (supervises(principal) ? 'internal' : 'public');
}
