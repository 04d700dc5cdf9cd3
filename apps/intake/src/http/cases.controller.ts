import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  Roles,
  afterOf,
  inScope,
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
import { CaseList } from '../persistence/case-list';
import { OpenedTexts } from '../persistence/opened-texts';
import { cases, type CaseRecord } from '../persistence/stores';
import { CaseListQuery } from './case-list.query';
import { caseView } from './case-view';

/** Who screens or checks a case reads its text; others read only where it stands. */
const READERS_OF_TEXT = ['clerk', 'dispatcher', 'reviewer', 'supervisor'];

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class CasesController {
  constructor(
    private readonly reader: Reader,
    private readonly list: CaseList,
    private readonly texts: OpenedTexts,
  ) {}

  @Get()
  @Roles('clerk', 'dispatcher', 'reviewer', 'supervisor', 'auditor', 'operator')
  @ApiOperation({
    summary: 'What is held for a person or waits for a missing event, oldest first; or a case by its number',
  })
  async page(@Query() query: CaseListQuery, @CurrentPrincipal() principal: Principal): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const { state, caseNo, upstreamCaseNo } = query;
    const limit = limitOf(query);
    const after = afterOf(query, 2);
    const rows = await this.list.page({
      state,
      jurisdiction,
      caseNo,
      upstreamCaseNo,
      after,
      limit: limit + 1,
    });
    const { items, next } = pageOf(rows, limit, (row) => [row.received_at, row.id]);
    return { items: items.map(({ id, doc }) => caseView(id, doc)), next };
  }

  @Get(':id')
  @Roles('clerk', 'dispatcher', 'reviewer', 'supervisor', 'auditor', 'operator', 'department')
  @ApiOperation({ summary: 'Everything about the life of a case; no identity, numbers in the text masked' })
  async one(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.reader.read<CaseRecord>(ref(cases, id));
    if (!found) throw notYetKnown();
    const { file } = found.doc;
    if (file) requireScope(principal, scopeOf(found.doc, principal));
    else if (!inScope(principal, { jurisdiction: principal.jurisdiction })) throw notYetKnown();
    const text =
      file && READERS_OF_TEXT.includes(principal.role) ? { text: await this.texts.of(id, file) } : {};
    return withEtag(reply, found.version, { ...caseView(id, found.doc), ...text });
  }
}

/** A department's row is the case it holds; an officer's organisation is no scope here, only his jurisdiction is. */
export function scopeOf({ file }: CaseRecord, principal: Principal) {
  const leadOrg = file?.status === 'accepted' || file?.status === 'ended' ? file.leadOrg : undefined;
  return {
    jurisdiction: file?.facts.jurisdiction ?? '',
    org: principal.role === 'department' ? leadOrg : principal.org,
  };
}
