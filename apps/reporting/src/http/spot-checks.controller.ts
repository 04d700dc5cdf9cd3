import { createHash } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { formatTime, localDateOf } from '@huiying/contracts';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  answerWith,
  commandOf,
  notYetKnown,
  requireScope,
} from '@huiying/http';
import type { Principal } from '@huiying/http';
import { Commands } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import type { Pack } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nameUnit } from '../assessments/spot-check';
import type { SpotCheck } from '../assessments/spot-check';
import { SpotChecks } from '../persistence/spot-checks';
import { AssessmentQuery, NamingBody, SpotCheckBody, SpotChecksQuery } from './assessment-dtos';
import { requireCompetent } from './competent';
import { oneJurisdiction } from './one-jurisdiction';
import { periodOfQuery } from './period-of-query';

/** The efficiency office looks, without notice, how units carry the rating scheme out, and names those that do not (HA-34). */
@ApiTags('assessments')
@ApiBearerAuth()
@Controller('spot-checks')
@Roles('supervisor')
export class SpotChecksController {
  constructor(
    private readonly spotChecks: SpotChecks,
    private readonly policies: Policies,
    private readonly commands: Commands,
  ) {}

  @Get()
  @Roles('supervisor', 'auditor')
  @ApiOperation({ summary: '不定期抽查的记录' })
  async list(@Query() query: SpotChecksQuery, @CurrentPrincipal() principal: Principal): Promise<object> {
    const period = periodOfQuery(query.period);
    const jurisdiction = oneJurisdiction(principal, query.jurisdiction);
    return { period: period.name, items: (await this.spotChecks.in(period, jurisdiction)).map(view) };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: '记录一次抽查：何日、哪一单位、哪些方面未按要求' })
  async record(
    @Query() query: AssessmentQuery,
    @Body() { org, checkedOn, failed, body }: SpotCheckBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const jurisdiction = oneJurisdiction(principal, query.jurisdiction);
    if (!(await this.spotChecks.isKnown(org, jurisdiction)))
      throw new ProblemException(422, 'FEED.ORG_UNKNOWN', { detail: org });
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => {
      const today = localDateOf(unit.now);
      if (checkedOn > today) throw new ProblemException(400, 'REQUEST.INVALID', { detail: 'checkedOn' });
      const pack = this.packOn(checkedOn, jurisdiction);
      requireCompetent(pack, 'spot_check', body);
      const { ruleId } = pack.parameter('assessments') ?? {};
      const digest = createHash('sha256').update(unit.cause.id).digest('hex').slice(0, 20);
      const check: SpotCheck = {
        ...{ spotCheckId: `k-${digest}`, jurisdiction, org, checkedOn, failed },
        ...{ recordedAt: formatTime(unit.now), recordedBy: principal.sub },
        ...(body === undefined ? {} : { body }),
        ...(ruleId === undefined ? {} : { ruleId }),
      };
      await this.spotChecks.find(unit, check.spotCheckId);
      this.spotChecks.save(unit, check);
      return { status: 201, body: view(check) };
    });
    return answerWith(reply, answer);
  }

  @Post(':id/naming')
  @HttpCode(200)
  @ApiOperation({ summary: '对抽查发现的问题予以通报；视情况，由人员决定' })
  async name(
    @Param('id') id: string,
    @Body() { reference, body }: NamingBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => {
      const check = await this.spotChecks.find(unit, id);
      if (!check) throw notYetKnown();
      requireScope(principal, { jurisdiction: check.jurisdiction, org: principal.org });
      const on = localDateOf(unit.now);
      requireCompetent(this.packOn(on, check.jurisdiction), 'spot_check', body);
      const named = nameUnit(check, { reference, on, at: formatTime(unit.now), by: principal.sub });
      if ('reasonCode' in named) {
        const { reasonCode, ruleId } = named;
        throw new ProblemException(409, reasonCode, ruleId === undefined ? {} : { ruleId });
      }
      this.spotChecks.save(unit, named);
      return { status: 200, body: view(named) };
    });
    return answerWith(reply, answer);
  }

  private packOn(day: string, jurisdiction: string): Pack {
    const pack = this.policies.inForce(jurisdiction, day);
    if (!pack) throw new ProblemException(422, 'POLICY.NOT_IN_FORCE');
    return pack;
  }
}

function view({ recordedBy: _officer, named, ...check }: SpotCheck): object {
  if (!named) return check;
  const { by: _decider, ...naming } = named;
  return { ...check, named: naming };
}
