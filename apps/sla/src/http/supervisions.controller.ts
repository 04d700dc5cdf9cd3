import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
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
import { Commands, LegalClock, ref } from '@huiying/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { supervisions } from '../persistence/stores';
import { Supervisions, type SupervisionRow } from '../persistence/supervisions';
import { Supervise } from './supervise.command';
import {
  CandidatesQuery,
  SupervisionBody,
  SupervisionClosureBody,
  SupervisionsQuery,
} from './supervision-dtos';
import { supervisionView } from './supervision-view';

/** 督办: what is supervised, how, by when, and what could be (LN article 23 and 24). */
@ApiTags('supervisions')
@ApiBearerAuth()
@Controller('supervisions')
export class SupervisionsController {
  constructor(
    private readonly register: Supervisions,
    private readonly commands: Commands,
    private readonly supervise: Supervise,
    private readonly clock: LegalClock,
  ) {}

  @Get()
  @Roles('dispatcher', 'reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({
    summary: 'Supervisions that stand, longest first; or overdue, ended, of an organisation, of a case',
  })
  async page(
    @Query() query: SupervisionsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const org = principal.role === 'department' ? principal.org : query.org;
    const filter = { jurisdiction, org, caseId: query.caseId, state: query.state ?? 'open' };
    const rows = await this.register.page(filter, this.clock.now(), limit + 1, afterOf(query, 2));
    const { items, next } = pageOf(rows, limit, ({ doc }) => [String(doc.issuedAt), doc.supervisionId]);
    return { items: items.map((row) => this.view(row)), next };
  }

  @Get('candidates')
  @Roles('supervisor', 'auditor', 'operator')
  @ApiOperation({
    summary: 'Orders that are overdue, or at fault after a redo, and not supervised for it (LN-57, LN-58)',
  })
  async candidates(
    @Query() query: CandidatesQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const [after] = afterOf(query, 1) ?? [];
    const rows = await this.register.candidates(jurisdiction, this.clock.now(), limit + 1, after);
    return pageOf(rows, limit, ({ orderId }) => [orderId]);
  }

  @Get(':id')
  @Roles('dispatcher', 'reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({ summary: 'One supervision with its instruction, its limit and its closure' })
  async one(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.register.read(id);
    if (!found) throw notYetKnown();
    const { jurisdiction, org } = found.doc;
    requireScope(principal, { jurisdiction, org: principal.role === 'department' ? org : principal.org });
    return withEtag(reply, found.version, this.view(found));
  }

  @Post()
  @HttpCode(201)
  @Roles('supervisor')
  @ApiOperation({
    summary: 'Supervises an order; the unit is told, and the limit runs from then (LN-60 to LN-63)',
  })
  async issue(
    @Body() body: SupervisionBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => ({
      status: 201,
      body: supervisionView(await this.supervise.issue(body, principal, unit), undefined, unit.now),
    }));
    return answerWith(reply, answer);
  }

  @Post(':id/closure')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({ summary: 'Closes a supervision: finished, unfinished, or revoked' })
  async close(
    @Param('id') id: string,
    @Body() body: SupervisionClosureBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const command = commandOf(request, principal, ref(supervisions, id));
    const answer = await this.commands.run(command, async (unit) => {
      const { doc, deadline } = await this.supervise.close(id, body, principal, unit);
      return { status: 200, body: supervisionView(doc, deadline, unit.now) };
    });
    return answerWith(reply, answer);
  }

  private view({ doc, deadline }: SupervisionRow): object {
    return supervisionView(doc, deadline, this.clock.now(), (sealed) => this.register.open(sealed));
  }
}
