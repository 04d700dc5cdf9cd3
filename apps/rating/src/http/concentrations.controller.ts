import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
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
import { taskOf, type Concentration } from '../concentration/concentration';
import { Concentrations } from '../persistence/concentrations';
import { concentrations } from '../persistence/stores';
import {
  ConcentrationCheckBody,
  ConcentrationFallAwayBody,
  ConcentrationReportBody,
  ConcentrationsQuery,
} from './concentration-dtos';
import { ConcentrationCommand } from './concentration.command';
import { concentrationView } from './concentration-view';

/** Where bad ratings gather, the head of the window puts it right (JL-04). */
@ApiTags('concentrations')
@ApiBearerAuth()
@Controller('concentrations')
export class ConcentrationsController {
  constructor(
    private readonly kept: Concentrations,
    private readonly commands: Commands,
    private readonly concentration: ConcentrationCommand,
  ) {}

  @Get()
  @Roles('reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({
    summary: 'Departments and staff about whom bad ratings gather, by state of the last task, longest first',
  })
  async page(
    @Query() query: ConcentrationsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const filter = { jurisdiction, org: principal.org, state: query.state ?? 'open' };
    const rows = await this.kept.page(filter, limit + 1, afterOf(query, 2));
    const { items, next } = pageOf(rows, limit, (row) => [
      String(taskOf(row)?.openedAt ?? 0),
      row.concentrationId,
    ]);
    return { items: items.map(concentrationView), next };
  }

  @Get(':id')
  @Roles('clerk', 'reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({ summary: 'All its tasks, what was done and found, and how many of the ratings stand now' })
  async one(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.kept.read(id);
    if (!found) throw notYetKnown();
    const { jurisdiction, org } = found.doc;
    requireScope(principal, { jurisdiction, org: principal.role === 'department' ? org : principal.org });
    const standing = await this.concentration.standingOf(found.doc);
    const texts = await this.kept.textsOf(id);
    return withEtag(reply, found.version, { ...concentrationView(found.doc), standing, texts });
  }

  @Post(':id/report')
  @HttpCode(200)
  @Roles('department', 'clerk')
  @ApiOperation({ summary: 'The head of the window says what was done (JL-04)' })
  report(
    @Param('id') id: string,
    @Body() body: ConcentrationReportBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) =>
      this.concentration.report(id, body, principal, unit),
    );
  }

  @Post(':id/check')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({
    summary: 'Put right, or open again; what follows for the unit is an incident (JL-05, JL-10)',
  })
  check(
    @Param('id') id: string,
    @Body() body: ConcentrationCheckBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) =>
      this.concentration.check(id, body, principal, unit),
    );
  }

  @Post(':id/fall-away')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({ summary: 'So many of its ratings were annulled that none is owed any more' })
  fallAway(
    @Param('id') id: string,
    @Body() body: ConcentrationFallAwayBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) =>
      this.concentration.fallAway(id, body, principal, unit),
    );
  }

  private async answer(
    id: string,
    principal: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
    run: (unit: UnitOfWork) => Promise<Concentration>,
  ): Promise<unknown> {
    const command = commandOf(request, principal, ref(concentrations, id));
    const answer = await this.commands.run(command, async (unit) => ({
      status: 200,
      body: concentrationView(await run(unit)),
    }));
    return answerWith(reply, answer);
  }
}
