import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  Roles,
  afterOf,
  answerWith,
  commandOf,
  jurisdictionScope,
  limitOf,
  pageOf,
  requireScope,
  type Page,
  type Principal,
} from '@huiying/http';
import { Commands, ref, type UnitOfWork } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Rectifications } from '../persistence/rectifications';
import { ratings } from '../persistence/stores';
import { rectificationIdOf, type Rectification } from '../rectification/rectification';
import {
  FollowUpBody,
  PersonToldBody,
  RectificationReviewBody,
  RectificationsQuery,
} from './rectification-dtos';
import { rectificationView } from './rectification-view';
import { Rectify } from './rectify.command';

/** Rectifications of bad ratings: what waits for the authority, and what it decides. */
@ApiTags('rectifications')
@ApiBearerAuth()
@Controller()
export class RectificationsController {
  constructor(
    private readonly kept: Rectifications,
    private readonly commands: Commands,
    private readonly rectify: Rectify,
  ) {}

  @Get('rectifications')
  @Roles('reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({
    summary:
      'Rectifications under review; or by state: `unsatisfied` is what the three bodies are told (HA-29)',
  })
  async page(
    @Query() query: RectificationsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const org = principal.role === 'department' ? principal.org : query.org;
    const filter = { jurisdiction, org, state: query.state ?? 'under_review' };
    const rows = await this.kept.page(filter, limit + 1, afterOf(query, 1)?.[0]);
    const { items, next } = pageOf(rows, limit, (row) => [rectificationIdOf(row.ratingId, row.org)]);
    return { items: items.map(rectificationView), next };
  }

  @Get('ratings/:id/rectifications')
  @Roles('reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({ summary: 'What each rated unit did about a bad rating, in its own words; never the rater' })
  async ofRating(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<readonly object[]> {
    const all = await this.kept.ofRating(id);
    const visible = principal.role === 'department' ? all.filter(({ org }) => org === principal.org) : all;
    return Promise.all(
      visible.map(async (each) => {
        requireScope(principal, { jurisdiction: each.jurisdiction, org: principal.org });
        return { ...rectificationView(each), texts: await this.kept.textsOf(each) };
      }),
    );
  }

  @Post('ratings/:id/rectification-review')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({ summary: 'Accepts what a unit has submitted, or gives it back with the reason' })
  review(
    @Param('id') id: string,
    @Body() body: RectificationReviewBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) =>
      this.rectify.review(id, body, principal, unit),
    );
  }

  @Post('ratings/:id/follow-up')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({ summary: 'The person was asked again after the rectification (HA-26, HA-28, HA-29)' })
  followUp(
    @Param('id') id: string,
    @Body() body: FollowUpBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) =>
      this.rectify.followUp(id, body, principal, unit),
    );
  }

  @Post('ratings/:id/feedback')
  @HttpCode(200)
  @Roles('reviewer', 'clerk')
  @ApiOperation({
    summary: 'The person was told what was done; where that counts it ends the clock (JL-09, Q72)',
  })
  feedBack(
    @Param('id') id: string,
    @Body() body: PersonToldBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(id, principal, request, reply, (unit) => this.rectify.tell(id, body, principal, unit));
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
