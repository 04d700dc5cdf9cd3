import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { formatTime, localDateOf } from '@huiying/contracts';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  afterOf,
  answerWith,
  commandOf,
  jurisdictionScope,
  limitOf,
  notYetKnown,
  pageOf,
  requireScope,
  withEtag,
} from '@huiying/http';
import type { Page, Principal } from '@huiying/http';
import { Commands, LegalClock, ref } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { drawSample, drawn } from '../follow-ups/draw-sample';
import type { FollowUp, FollowUpRefused } from '../follow-ups/follow-up';
import { recordVisit } from '../follow-ups/record-visit';
import { FollowUps } from '../persistence/follow-ups';
import { followUps } from '../persistence/kept';
import { FollowUpsQuery, SampleBody, VisitBody } from './follow-up-dtos';
import { oneJurisdiction, packOfPeriod } from './one-jurisdiction';
import { periodOfQuery } from './period-of-query';

/** The bureau asks people whose cases are finished (XX-28): who is asked is drawn, not chosen. */
@ApiTags('follow-ups')
@ApiBearerAuth()
@Controller('follow-ups')
export class FollowUpsController {
  constructor(
    private readonly kept: FollowUps,
    private readonly policies: Policies,
    private readonly clock: LegalClock,
    private readonly commands: Commands,
  ) {}

  @Post('samples')
  @HttpCode(201)
  @Roles('reviewer', 'supervisor')
  @ApiOperation({ summary: '抽取回访样本：记录种子、方法与总体，可复算' })
  async sample(
    @Body() body: SampleBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const period = periodOfQuery(body.period ?? localDateOf(this.clock.now()).slice(0, 7));
    const jurisdiction = oneJurisdiction(principal, body.jurisdiction);
    const pack = packOfPeriod(this.policies, jurisdiction, period, this.clock.now());
    const population = await this.kept.population(period, jurisdiction, body.org);
    const also = this.kept.refsOf(drawn(population, body.seed, body.size));
    const answer = await this.commands.run({ ...commandOf(request, principal), also }, async (unit) => {
      const moment = { at: formatTime(unit.now), on: localDateOf(unit.now), by: principal.sub };
      const { seed, size, method, org } = body;
      const draw = { jurisdiction, period: period.name, org, seed, size, method };
      const made = drawSample(population, draw, { pack, ...moment });
      if ('reasonCode' in made) throw problemOf(made);
      if (!(await this.kept.areNew(unit, made.followUps)))
        throw new ProblemException(409, 'FOLLOWUP.ALREADY_DRAWN');
      await this.kept.keep(unit, made.sample, made.followUps);
      return { status: 201, body: { ...made.sample, followUps: made.followUps.map(view) } };
    });
    return answerWith(reply, answer);
  }

  @Get('samples/:id')
  @Roles('reviewer', 'supervisor', 'auditor')
  @ApiOperation({ summary: '样本的记录' })
  async sampled(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<object> {
    const found = await this.kept.sample(id);
    if (!found) throw notYetKnown();
    requireScope(principal, { jurisdiction: found.doc.jurisdiction, org: principal.org });
    return found.doc;
  }

  @Get()
  @Roles('reviewer', 'supervisor', 'auditor')
  @ApiOperation({ summary: '待回访与已回访的件' })
  async page(
    @Query() query: FollowUpsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const filter = { jurisdiction, sampleId: query.sampleId, state: query.state };
    const rows = await this.kept.page(filter, limit + 1, afterOf(query)?.[0]);
    const { items, next } = pageOf(rows, limit, ({ followUpId }) => [followUpId]);
    return { items: items.map(view), next };
  }

  @Get(':id')
  @Roles('reviewer', 'supervisor', 'auditor')
  @ApiOperation({ summary: '一件回访' })
  async one(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.kept.read(id);
    if (!found) throw notYetKnown();
    requireScope(principal, { jurisdiction: found.doc.jurisdiction, org: principal.org });
    return withEtag(reply, found.version, view(found.doc));
  }

  @Post(':id/visit')
  @HttpCode(200)
  @Roles('reviewer', 'supervisor')
  @ApiOperation({ summary: '回访结果：联系到的须记满意度；未联系上的可再访' })
  async visit(
    @Param('id') id: string,
    @Body() { method, outcome, satisfaction, solved }: VisitBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(
      commandOf(request, principal, ref(followUps, id)),
      async (unit) => {
        const followUp = await this.kept.find(unit, id);
        if (!followUp) throw notYetKnown();
        requireScope(principal, { jurisdiction: followUp.jurisdiction, org: principal.org });
        // the unit whose work is asked about does not ask
        if (principal.org !== undefined && principal.org === followUp.org)
          throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST');
        const on = localDateOf(unit.now);
        const pack = this.policies.inForce(followUp.jurisdiction, on);
        const moment = { pack, at: formatTime(unit.now), on, by: principal.sub };
        const visited = recordVisit(followUp, { method, outcome, satisfaction, solved }, moment);
        if ('reasonCode' in visited) throw problemOf(visited);
        this.kept.save(unit, visited);
        return { status: 200, body: view(visited) };
      },
    );
    return answerWith(reply, answer);
  }
}

const view = ({ visitedBy: _officer, ...followUp }: FollowUp): object => followUp;

const problemOf = ({ reasonCode, ruleId }: FollowUpRefused): ProblemException =>
  new ProblemException(reasonCode === 'FOLLOWUP.ALREADY_VISITED' ? 409 : 422, reasonCode, {
    ...(ruleId === undefined ? {} : { ruleId }),
  });
