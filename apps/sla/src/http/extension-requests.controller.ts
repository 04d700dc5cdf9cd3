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
import { Commands, ref } from '@huiying/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExtensionRequest } from '../deadline/extension-request';
import { ExtensionRequests } from '../persistence/extension-requests';
import { extensionRequests } from '../persistence/stores';
import { DecideExtension } from './decide-extension.command';
import { ExtensionDecisionBody, ExtensionRequestsQuery } from './dtos';
import { extensionView } from './extension-view';

/** Requests for more days, and what a dispatcher decides on them (LN-40, LN-41, KY-47). */
@ApiTags('extension requests')
@ApiBearerAuth()
@Controller('extension-requests')
export class ExtensionRequestsController {
  constructor(
    private readonly requests: ExtensionRequests,
    private readonly commands: Commands,
    private readonly decision: DecideExtension,
  ) {}

  @Get()
  @Roles('dispatcher', 'reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({
    summary: 'Requests that wait for a decision, longest first; or by state, organisation, case',
  })
  async page(
    @Query() query: ExtensionRequestsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const org = principal.role === 'department' ? principal.org : query.org;
    const status = query.state ?? (query.caseId === undefined ? 'pending' : undefined);
    const filter = { jurisdiction, org, status, caseId: query.caseId };
    const rows = await this.requests.page(filter, limit + 1, afterOf(query, 2));
    const { items, next } = pageOf(rows, limit, (row) => [String(row.requestedAt), row.requestId]);
    return { items: items.map((request) => this.view(request)), next };
  }

  @Get(':id')
  @Roles('dispatcher', 'reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({ summary: 'One request with its reason and its decision' })
  async one(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.requests.read(id);
    if (!found) throw notYetKnown();
    const { jurisdiction, org } = found.doc;
    requireScope(principal, { jurisdiction, org: principal.role === 'department' ? org : principal.org });
    return withEtag(reply, found.version, this.view(found.doc));
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({
    summary:
      'Grants all or some of the days, or refuses with the reason; answers without words, GET has them',
  })
  async decide(
    @Param('id') id: string,
    @Body() body: ExtensionDecisionBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const command = commandOf(request, principal, ref(extensionRequests, id));
    const answer = await this.commands.run(command, async (unit) => ({
      status: 200,
      body: extensionView(await this.decision.run(id, body, principal, unit)),
    }));
    return answerWith(reply, answer);
  }

  private view(request: ExtensionRequest): object {
    return extensionView(request, (sealed) => this.requests.open(sealed));
  }
}
