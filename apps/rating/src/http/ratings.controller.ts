import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  Roles,
  afterOf,
  jurisdictionScope,
  limitOf,
  notYetKnown,
  pageOf,
  requireScope,
  withEtag,
  type Page,
  type Principal,
} from '@huiying/http';
import { Reader, ref } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RatingList } from '../persistence/rating-list';
import { ratings, type RatingRecord } from '../persistence/stores';
import { RatingListQuery } from './rating-list.query';
import { ratingView } from './rating-view';

@ApiTags('ratings')
@ApiBearerAuth()
@Controller('ratings')
export class RatingsController {
  constructor(
    private readonly reader: Reader,
    private readonly list: RatingList,
  ) {}

  @Get()
  @Roles('clerk', 'dispatcher', 'reviewer', 'supervisor', 'auditor', 'operator')
  @ApiOperation({
    summary: 'What is held for a person, or waits for its case or a missing event; oldest first',
  })
  async page(
    @Query() query: RatingListQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const { state, upstreamRatingNo, reasonCode } = query;
    const limit = limitOf(query);
    const rows = await this.list.page({
      state,
      jurisdiction,
      upstreamRatingNo,
      reasonCode,
      after: afterOf(query, 2),
      limit: limit + 1,
    });
    const { items, next } = pageOf(rows, limit, (row) => [row.arrived_at, row.id]);
    return { items: items.map(({ id, doc }) => ratingView(id, doc)), next };
  }

  @Get(':id')
  @Roles('clerk', 'dispatcher', 'reviewer', 'supervisor', 'auditor', 'operator', 'department')
  @ApiOperation({ summary: 'Where a rating stands; neither comment nor rater' })
  async one(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.reader.read<RatingRecord>(ref(ratings, id));
    if (!found) throw notYetKnown();
    const { file } = found.doc;
    if (file) requireScope(principal, scopeOf(file, principal));
    else if (principal.role === 'department') throw notYetKnown();
    return withEtag(reply, found.version, ratingView(id, found.doc));
  }
}

/** A department's rows are the ratings of its own service; an officer's organisation is no scope here. */
function scopeOf(file: NonNullable<RatingRecord['file']>, principal: Principal) {
  const org = file.status === 'recorded' ? file.org : undefined;
  return {
    jurisdiction: file.facts.jurisdiction,
    org: principal.role === 'department' ? org : principal.org,
  };
}
