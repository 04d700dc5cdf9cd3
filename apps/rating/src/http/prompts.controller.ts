import { Controller, Get, Query } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import {
  CurrentPrincipal,
  PageQuery,
  Roles,
  afterOf,
  jurisdictionScope,
  limitOf,
  pageOf,
  type Page,
  type Principal,
} from '@huiying/http';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Length } from 'class-validator';
import { Prompts } from '../persistence/prompts';
import type { Prompt } from '../prompt/prompt';

/** `GET /rating-prompts?…` */
export class PromptsQuery extends PageQuery {
  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @Length(1, 32)
  jurisdiction?: string;
}

/** Who was asked to rate, when and by which channel (HA-14). */
@ApiTags('ratings')
@ApiBearerAuth()
@Controller('rating-prompts')
export class PromptsController {
  constructor(private readonly prompts: Prompts) {}

  @Get()
  @Roles('clerk', 'reviewer', 'supervisor', 'auditor')
  @ApiOperation({ summary: 'Prompts to rate matters that are done, one for each, oldest first (HA-14)' })
  async page(@Query() query: PromptsQuery, @CurrentPrincipal() principal: Principal): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const rows = await this.prompts.page(jurisdiction, limit + 1, afterOf(query, 2));
    const { items, next } = pageOf(rows, limit, (row) => [String(row.askedAt), row.promptId]);
    return { items: items.map(view), next };
  }
}

const view = ({ caseId, caseNo, jurisdiction, channel, state, askedAt, sentAt }: Prompt): object => ({
  ...{ caseId, caseNo, jurisdiction, channel, state, askedAt: formatTime(askedAt) },
  ...(sentAt === undefined ? {} : { sentAt: formatTime(sentAt) }),
});
