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
import { Commands, ref } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Appeal } from '../appeal/appeal';
import { Appeals } from '../persistence/appeals';
import { appeals } from '../persistence/stores';
import { AppealDecisionBody, AppealsQuery, ApplicantToldBody, PaperAppealBody } from './appeal-dtos';
import { DecideAppeal } from './decide-appeal.command';
import { FilePaperAppeal } from './file-paper-appeal.command';
import { TellApplicant } from './tell-applicant.command';

/** Appeals of bad ratings, and what the authority decides on them. */
@ApiTags('appeals')
@ApiBearerAuth()
@Controller('appeals')
export class AppealsController {
  constructor(
    private readonly kept: Appeals,
    private readonly commands: Commands,
    private readonly decision: DecideAppeal,
    private readonly paper: FilePaperAppeal,
    private readonly telling: TellApplicant,
  ) {}

  @Get()
  @Roles('clerk', 'reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({ summary: 'Appeals that wait for a decision, longest first; or by state, organisation' })
  async page(@Query() query: AppealsQuery, @CurrentPrincipal() principal: Principal): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const org = principal.role === 'department' ? principal.org : query.org;
    const filter = { jurisdiction, org, status: query.state ?? 'pending', overdue: query.overdue };
    const rows = await this.kept.page(filter, limit + 1, afterOf(query, 2));
    const { items, next } = pageOf(rows, limit, (row) => [String(row.filedAt), row.appealId]);
    return { items: items.map(view), next };
  }

  @Get(':id')
  @Roles('reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({ summary: 'One appeal with its statement, its documents and its decision; never the rater' })
  async one(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.kept.read(id);
    if (!found) throw notYetKnown();
    const { jurisdiction, org } = found.doc;
    requireScope(principal, { jurisdiction, org: principal.role === 'department' ? org : principal.org });
    return withEtag(reply, found.version, { ...view(found.doc), ...(await this.kept.textOf(id)) });
  }

  @Post()
  @HttpCode(201)
  @Roles('clerk')
  @ApiOperation({ summary: 'Enters a paper in which a member of staff appeals a bad rating (JL-18)' })
  async file(
    @Body() body: PaperAppealBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => ({
      status: 201,
      body: view(await this.paper.run(body, principal, unit)),
    }));
    return answerWith(reply, answer);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({
    summary: 'Revokes the rating, does not adopt it, or lets it stand; as the regulation knows it',
  })
  async decide(
    @Param('id') id: string,
    @Body() body: AppealDecisionBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal, ref(appeals, id)), async (unit) => ({
      status: 200,
      body: view(await this.decision.run(id, body, principal, unit)),
    }));
    return answerWith(reply, answer);
  }

  @Post(':id/notification')
  @HttpCode(200)
  @Roles('reviewer', 'clerk')
  @ApiOperation({ summary: 'The member of staff who applied in writing was told the result (JL-19)' })
  async told(
    @Param('id') id: string,
    @Body() body: ApplicantToldBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal, ref(appeals, id)), async (unit) => ({
      status: 200,
      body: view(await this.telling.run(id, body, principal, unit)),
    }));
    return answerWith(reply, answer);
  }
}

function view({ filedAt, decideBy, decision, silence, told, enteredBy: _clerk, ...appeal }: Appeal): object {
  return {
    ...appeal,
    filedAt: formatTime(filedAt),
    ...(decideBy === undefined ? {} : { decideBy: formatTime(decideBy) }),
    ...(decision ? { decision: { ...decision, at: formatTime(decision.at) } } : {}),
    ...(silence ? { overdue: { ...silence, at: formatTime(silence.at) } } : {}),
    ...(told ? { told: { ...told, at: formatTime(told.at) } } : {}),
  };
}
