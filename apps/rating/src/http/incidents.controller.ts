import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import {
  CurrentPrincipal,
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
  type Page,
  type Principal,
} from '@huiying/http';
import { Commands, ref, type UnitOfWork } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Incident } from '../integrity/incident';
import { Incidents } from '../persistence/incidents';
import { incidents } from '../persistence/stores';
import { IncidentBody, IncidentDecisionBody, IncidentReferralBody, IncidentsQuery } from './incident-dtos';
import { IncidentCommand } from './incident.command';

/** Coercion, fraud, leaks, rectifications that are not made: recorded, decided and referred by persons (JL-06, HA-36). */
@ApiTags('integrity')
@ApiBearerAuth()
@Controller('integrity/incidents')
export class IncidentsController {
  constructor(
    private readonly kept: Incidents,
    private readonly commands: Commands,
    private readonly incident: IncidentCommand,
  ) {}

  @Get()
  @Roles('supervisor', 'auditor')
  @ApiOperation({ summary: 'Incidents by state, oldest first; nobody is named in the list' })
  async page(
    @Query() query: IncidentsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const filter = { jurisdiction, state: query.state ?? 'open', kind: query.kind };
    const rows = await this.kept.page(filter, limit + 1, afterOf(query, 2));
    const { items, next } = pageOf(rows, limit, (row) => [String(row.recordedAt), row.incidentId]);
    return { items: items.map(view), next };
  }

  @Get(':id')
  @Roles('supervisor', 'auditor')
  @ApiOperation({
    summary: 'One incident with its words; of one that was referred they are not in ordinary view (JL-11)',
  })
  async one(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.kept.read(id);
    if (!found) throw notYetKnown();
    requireScope(principal, { jurisdiction: found.doc.jurisdiction, org: principal.org });
    const withheld = found.doc.referral !== undefined && principal.role !== 'auditor';
    const texts = withheld ? {} : { texts: await this.kept.textsOf(id) };
    return withEtag(reply, found.version, { ...view(found.doc), ...texts });
  }

  @Post()
  @HttpCode(201)
  @Roles('supervisor')
  @ApiOperation({ summary: 'Records an incident, from a signal, a report or own knowledge (JL-06, HA-36)' })
  async record(
    @Body() body: IncidentBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => ({
      status: 201,
      body: view(await this.incident.record(body, principal, unit)),
    }));
    return answerWith(reply, answer);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({ summary: 'Founded or not, and what follows for whom (JL-10, JL-11, HA-22, HA-36)' })
  decide(
    @Param('id') id: string,
    @Body() body: IncidentDecisionBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) =>
      this.incident.decide(id, body, principal, unit),
    );
  }

  @Post(':id/referral')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({ summary: 'Hands a founded incident to discipline inspection or another authority (JL-11)' })
  refer(
    @Param('id') id: string,
    @Body() body: IncidentReferralBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) =>
      this.incident.refer(id, body, principal, unit),
    );
  }

  private async answer(
    id: string,
    principal: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
    run: (unit: UnitOfWork) => Promise<Incident>,
  ): Promise<unknown> {
    const command = commandOf(request, principal, ref(incidents, id));
    const answer = await this.commands.run(command, async (unit) => ({
      status: 200,
      body: view(await run(unit)),
    }));
    return answerWith(reply, answer);
  }
}

function view({ recordedAt, decision, referral, ...incident }: Incident): object {
  return {
    ...incident,
    recordedAt: formatTime(recordedAt),
    ...(decision ? { decision: { ...decision, at: formatTime(decision.at) } } : {}),
    ...(referral ? { referral: { ...referral, at: formatTime(referral.at) } } : {}),
  };
}
