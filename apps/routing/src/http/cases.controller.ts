import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  Roles,
  afterOf,
  answerWith,
  jurisdictionScope,
  limitOf,
  notYetKnown,
  pageOf,
  requireScope,
  withEtag,
  type AuthenticatedRequest,
  type Principal,
} from '@huiying/http';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { assignCase } from '../case-file/assign-case';
import { leadOf } from '../case-file/case-file';
import { findFault } from '../case-file/find-fault';
import { markUrgency } from '../case-file/mark-urgency';
import { recordCoordination } from '../case-file/record-coordination';
import { requireContact } from '../order/require-contact';
import { refused } from '../outcome';
import { CaseFiles } from '../persistence/case-files';
import { CaseTexts } from '../persistence/case-texts';
import { Organisations } from '../persistence/organisations';
import { CaseCommand } from './case-command';
import { AssignmentBody, CoordinationBody, DispatchQuery, FaultFindingBody, UrgencyBody } from './case-dtos';
import { viewOfCase } from './case-view';
import { officeOf } from './office';

/** Who gets a case, and what the office does with it as a whole (contract §5). */
@ApiTags('cases')
@Controller()
export class CasesController {
  constructor(
    private readonly cases: CaseFiles,
    private readonly texts: CaseTexts,
    private readonly organisations: Organisations,
    private readonly command: CaseCommand,
  ) {}

  @Get('dispatch')
  @Roles('dispatcher', 'supervisor')
  @ApiOperation({
    summary:
      'Cases that wait for a dispatcher, urgent ones first (XX-17), then longest waiting, with ranked proposals',
  })
  async dispatch(@Query() query: DispatchQuery, @CurrentPrincipal() principal: Principal) {
    const filter = { jurisdiction: jurisdictionScope(principal, query.jurisdiction), reason: query.reason };
    const rows = await this.cases.waiting(filter, limitOf(query), afterOf(query, 3));
    const page = pageOf(rows, limitOf(query), ({ file }) => [
      String(!(file.status === 'proposed' && file.first)),
      file.status === 'proposed' ? String(file.since) : '0',
      file.facts.caseId,
    ]);
    return {
      items: page.items.map(({ file, version }) => ({ ...viewOfCase(file), version })),
      next: page.next,
    };
  }

  @Get('cases/:id')
  @Roles('dispatcher', 'reviewer', 'supervisor', 'auditor')
  @ApiOperation({ summary: 'Who is responsible for a case; its version as ETag' })
  async get(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.cases.read(id);
    if (!found) throw notYetKnown();
    requireScope(officeOf(principal), { jurisdiction: found.file.facts.jurisdiction });
    return withEtag(reply, found.version, viewOfCase(found.file));
  }

  @Post('cases/:id/assignment')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({ summary: 'Gives the case to a lead and its co-handlers (LN-24)' })
  async assign(
    @Param('id') id: string,
    @Body() body: AssignmentBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { lead, co = [], reason, opinion } = body;
    const answer = await this.command.run(request, principal, id, async ({ file, pack, unit }) => {
      const directory = await this.organisations.of(pack.id);
      const text = await this.texts.read(unit, id);
      const chosen = {
        lead,
        co,
        ...(reason === undefined ? {} : { reason }),
        ...(opinion === undefined ? {} : { opinion }),
      };
      const outcome = assignCase(file, chosen, { directory, pack, text, now: unit.now });
      if (outcome.kind === 'became' && opinion !== undefined)
        await this.texts.keepRecord(unit, id, { kind: 'opinion', recordedAt: unit.now, note: opinion });
      return outcome;
    });
    return answerWith(reply, answer);
  }

  @Post('cases/:id/contact-required')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({ summary: 'The person has to be asked first (XX-18)' })
  async contactRequired(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, pack, unit }) => {
      const lead = leadOf(file);
      if (!lead) return refused('CASE.WRONG_STATE', 'the case has no lead yet');
      return requireContact(file, lead.orderId, { org: lead.org, decider: 'dispatcher' }, pack, unit.now);
    });
    return answerWith(reply, answer);
  }

  @Post('cases/:id/urgency')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({ summary: 'A person finds the case urgent, or no longer so (XX-17)' })
  async urgency(
    @Param('id') id: string,
    @Body() { urgent, reason }: UrgencyBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, pack, unit }) => {
      const outcome = markUrgency(file, { urgent, by: principal.sub }, pack, unit.now);
      if (outcome.kind === 'became')
        await this.texts.keepRecord(unit, id, { kind: 'urgency', recordedAt: unit.now, note: reason });
      return outcome;
    });
    return answerWith(reply, answer);
  }

  @Post('cases/:id/coordination')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({ summary: 'Records a coordination of unclear duty (LN-30, LN-31)' })
  async coordination(
    @Param('id') id: string,
    @Body() body: CoordinationBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, unit }) => {
      const outcome = recordCoordination(file);
      if (outcome.kind === 'became')
        await this.texts.keepCoordination(unit, id, { ...body, recordedAt: unit.now });
      return outcome;
    });
    return answerWith(reply, answer);
  }

  @Post('cases/:id/fault-finding')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({
    summary: 'Finds whether it is the unit’s fault that the person is dissatisfied after the redo (LN-58)',
  })
  async faultFinding(
    @Param('id') id: string,
    @Body() { atFault, ratingId, reason }: FaultFindingBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, pack, unit }) => {
      const outcome = findFault(file, { atFault, ratingId }, pack, unit.now);
      if (outcome.kind === 'became')
        await this.texts.keepFaultFinding(unit, id, { atFault, reason, recordedAt: unit.now });
      return outcome;
    });
    return answerWith(reply, answer);
  }
}
