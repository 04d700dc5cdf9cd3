import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  afterOf,
  answerWith,
  commandOf,
  jurisdictionScope,
  limitOf,
  pageOf,
  requireScope,
  type AuthenticatedRequest,
  type Principal,
} from '@huiying/http';
import { Commands } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { localDateOf } from '@huiying/working-days';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { lookDutyOf, type DutyDay } from '../duty-log/duty-day';
import { recordLook } from '../duty-log/record-look';
import { DutyDays } from '../persistence/duty-days';
import { Organisations } from '../persistence/organisations';
import { DutyLogQuery, LookBody } from './duty-log-dtos';
import { problemOfRefusal } from './refusal-problem';

/** Who of a department looked when, and on which working days nobody did (XX-06, XX-33). */
@ApiTags('duty-log')
@Controller()
export class DutyLogController {
  constructor(
    private readonly days: DutyDays,
    private readonly directory: Organisations,
    private readonly commands: Commands,
    private readonly policies: Policies,
  ) {}

  @Post('organisations/:org/looks')
  @HttpCode(201)
  @Roles('department')
  @ApiOperation({
    summary: 'The named person of the department has looked at its cases and bad ratings (XX-33)',
  })
  async look(
    @Param('org') org: string,
    @Body() { staffNo }: LookBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => {
      const organisation = await this.directory.find(unit, org);
      if (!organisation) throw new ProblemException(404, 'ROUTING.ORG_UNKNOWN');
      requireScope(principal, { jurisdiction: organisation.jurisdiction, org });
      const on = localDateOf(unit.now);
      const pack = this.policies.inForce(organisation.jurisdiction, on);
      const day = await this.days.find(unit, org, on);
      const who = staffNo === undefined ? {} : { staffNo };
      const outcome = recordLook(day, organisation, who, pack && lookDutyOf(pack), unit.now);
      if (outcome.kind === 'refused') throw problemOfRefusal(outcome.refusal);
      const today = outcome.kind === 'became' ? outcome.state : day!;
      if (outcome.kind === 'became') this.days.save(unit, outcome.state);
      this.days.expectFromTomorrow(unit, organisation);
      return { status: 201, body: viewOf(today) };
    });
    return answerWith(reply, answer);
  }

  @Get('duty-log')
  @Roles('supervisor', 'auditor', 'department')
  @ApiOperation({
    summary: 'The duty log, latest day first; missed=true: working days on which a look was missed',
  })
  async list(@Query() query: DutyLogQuery, @CurrentPrincipal() principal: Principal) {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const org = principal.role === 'department' ? principal.org : query.org;
    if (query.org !== undefined && org !== query.org) throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
    const { from, to } = query;
    const missed = query.missed === undefined ? undefined : query.missed === 'true';
    const rows = await this.days.list(
      { jurisdiction, org, from, to, missed },
      limitOf(query),
      afterOf(query, 2),
    );
    const page = pageOf(rows, limitOf(query), (day) => [day.on, day.dutyDayId]);
    return { items: page.items.map(viewOf), next: page.next };
  }
}

function viewOf({ org, jurisdiction, on, looks, settledAt, missed }: DutyDay): Record<string, unknown> {
  return {
    org,
    jurisdiction,
    on,
    state: settledAt === undefined ? 'open' : 'settled',
    looks: looks.map(({ at, ...look }) => ({ ...look, at: formatTime(at) })),
    ...(missed ? { missed: missed.parts, ruleId: missed.ruleId } : {}),
  };
}
