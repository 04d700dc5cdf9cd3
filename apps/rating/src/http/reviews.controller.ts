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
  type Page,
  type Principal,
} from '@huiying/http';
import { Commands, Reader, ref, type UnitOfWork } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Reviews } from '../persistence/reviews';
import { ratings, type RatingRecord } from '../persistence/stores';
import { concernedBy } from '../rating/shares';
import type { Review } from '../review/review';
import { ReviewBody, ReviewsQuery, StatementBody } from './review-dtos';
import { ReviewRating } from './review.command';

/** Bad ratings that the authority reviews of its own motion, before and apart from any appeal (JL-15 to JL-17). */
@ApiTags('reviews')
@ApiBearerAuth()
@Controller()
export class ReviewsController {
  constructor(
    private readonly reviews: Reviews,
    private readonly reader: Reader,
    private readonly commands: Commands,
    private readonly rating: ReviewRating,
  ) {}

  @Get('reviews')
  @Roles('reviewer', 'supervisor', 'auditor', 'operator')
  @ApiOperation({ summary: 'Bad ratings under review by the authority, longest first' })
  async page(@Query() query: ReviewsQuery, @CurrentPrincipal() principal: Principal): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const filter = { jurisdiction, state: query.state ?? 'open', after: afterOf(query, 2) };
    const rows = await this.reviews.page({ ...filter, limit: limit + 1 });
    const { items, next } = pageOf(rows, limit, (row) => [row.arrived_at, row.id]);
    return { items: items.map(({ id, doc }) => ({ ratingId: id, ...reviewIn(doc) })), next };
  }

  @Get('ratings/:id/review')
  @Roles('reviewer', 'supervisor', 'auditor', 'department', 'operator')
  @ApiOperation({ summary: 'The review with what the rated said and what was found; never the rater' })
  async one(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<object> {
    const found = await this.reader.read<RatingRecord>(ref(ratings, id));
    const file = found?.doc.file;
    if (!found || file?.status !== 'recorded' || !file.review) throw notYetKnown();
    const mine = concernedBy(file).find((org) => org === principal.org);
    const isDepartment = principal.role === 'department';
    requireScope(principal, {
      jurisdiction: file.facts.jurisdiction,
      org: isDepartment ? mine : principal.org,
    });
    const texts = await this.reviews.textsOf(id);
    // a unit reads what it said itself and what was found, not what another one said
    const visible = isDepartment ? texts.filter(({ org }) => org === undefined || org === mine) : texts;
    return { ratingId: id, ...reviewIn(found.doc), texts: visible };
  }

  @Post('ratings/:id/statements')
  @HttpCode(201)
  @Roles('department', 'clerk')
  @ApiOperation({ summary: 'Evidence, explanation or defence of the rated unit or its staff (JL-17)' })
  state(
    @Param('id') id: string,
    @Body() body: StatementBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    // no version is asked for: several may speak at a time, and nothing that was said is changed by it
    return this.answer(commandOf(request, principal), 201, reply, (unit) =>
      this.rating.state(id, body, principal, unit),
    );
  }

  @Post('ratings/:id/review')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({ summary: 'What the authority found on each aspect, and the outcome (JL-15, JL-16)' })
  finish(
    @Param('id') id: string,
    @Body() body: ReviewBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(commandOf(request, principal, ref(ratings, id)), 200, reply, (unit) =>
      this.rating.finish(id, body, principal, unit),
    );
  }

  private async answer(
    command: ReturnType<typeof commandOf>,
    status: number,
    reply: FastifyReply,
    run: (unit: UnitOfWork) => Promise<Review>,
  ): Promise<unknown> {
    const answer = await this.commands.run(command, async (unit) => ({
      status,
      body: view(await run(unit)),
    }));
    return answerWith(reply, answer);
  }
}

function reviewIn({ file }: RatingRecord): object {
  if (file?.status !== 'recorded' || !file.review) return {};
  return { orgs: concernedBy(file), ...view(file.review) };
}

function view({ openedAt, statements, finished, ...review }: Review): object {
  return {
    ...review,
    openedAt: formatTime(openedAt),
    statements: statements.map((each) => ({ ...each, at: formatTime(each.at) })),
    ...(finished ? { finished: { ...finished, at: formatTime(finished.at) } } : {}),
  };
}
