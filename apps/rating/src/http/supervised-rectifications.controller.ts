import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { formatTime, localDateOf } from '@huiying/contracts';
import {
  CurrentPrincipal,
  Roles,
  afterOf,
  answerWith,
  commandOf,
  jurisdictionScope,
  limitOf,
  pageOf,
  type Page,
  type Principal,
} from '@huiying/http';
import { Commands, LegalClock, ref, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Rectifications } from '../persistence/rectifications';
import { ratings } from '../persistence/stores';
import { rectificationIdOf, type Rectification } from '../rectification/rectification';
import { awaitsFollowUpSince, followUpExpectedBy } from '../rectification/supervise';
import {
  AwaitingFollowUpQuery,
  EscalationReceiptBody,
  EscalationsQuery,
  RectificationCheckBody,
} from './rectification-dtos';
import { rectificationView } from './rectification-view';
import { Rectify } from './rectify.command';

/** What the three bodies see of rectifications: who is late in asking the person, and who is still not satisfied. */
@ApiTags('rectifications')
@ApiBearerAuth()
@Controller()
export class SupervisedRectificationsController {
  constructor(
    private readonly kept: Rectifications,
    private readonly commands: Commands,
    private readonly rectify: Rectify,
    private readonly policies: Policies,
    private readonly clock: LegalClock,
  ) {}

  @Get('rectifications/awaiting-follow-up')
  @Roles('reviewer', 'supervisor', 'auditor', 'operator')
  @ApiOperation({
    summary: 'Accepted, and the person has not been asked: longest waiting first, who is late (HA-26, HA-27)',
  })
  async awaiting(
    @Query() query: AwaitingFollowUpQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const rows = await this.kept.awaitingFollowUp(jurisdiction, afterOf(query, 2), limit + 1);
    const { items, next } = pageOf(rows, limit, ({ doc }) => [
      String(awaitsFollowUpSince(doc)),
      rectificationIdOf(doc.ratingId, doc.org),
    ]);
    return { items: items.map(({ doc }) => this.waiting(doc)), next };
  }

  @Get('escalations')
  @Roles('supervisor', 'auditor', 'operator')
  @ApiOperation({
    summary: 'Persons who are still not satisfied: what committee and both offices were told (HA-29)',
  })
  async escalated(
    @Query() query: EscalationsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const after = afterOf(query, 1)?.[0] ?? '';
    const rows = await this.kept.escalated(jurisdiction, query.unseenBy, after, limit + 1);
    const { items, next } = pageOf(rows, limit, ({ doc }) => [rectificationIdOf(doc.ratingId, doc.org)]);
    return { items: items.map(({ doc }) => rectificationView(doc)), next };
  }

  @Post('ratings/:id/escalation-receipt')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({ summary: 'One of the three bodies has taken note (HA-29)' })
  takeNote(
    @Param('id') id: string,
    @Body() body: EscalationReceiptBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) =>
      this.rectify.takeNote(id, body, principal, unit),
    );
  }

  @Post('ratings/:id/rectification-check')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({ summary: 'What a check of a rectification and its follow-up found (HA-27)' })
  check(
    @Param('id') id: string,
    @Body() body: RectificationCheckBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) =>
      this.rectify.check(id, body, principal, unit),
    );
  }

  private waiting(doc: Rectification): object {
    const now = this.clock.now();
    const pack = this.policies.inForce(doc.jurisdiction, localDateOf(now));
    const expectedBy = pack && followUpExpectedBy(doc, pack, shippedCalendar(pack.region));
    return {
      ...rectificationView(doc),
      acceptedAt: formatTime(awaitsFollowUpSince(doc) ?? now),
      ...(expectedBy === undefined
        ? {}
        : { followUpExpectedBy: formatTime(expectedBy), late: now > expectedBy }),
    };
  }

  private async answer(
    id: string,
    principal: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
    run: (unit: UnitOfWork) => Promise<Rectification>,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal, ref(ratings, id)), async (unit) => ({
      status: 200,
      body: rectificationView(await run(unit)),
    }));
    return answerWith(reply, answer);
  }
}
