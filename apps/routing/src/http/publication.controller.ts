import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import {
  CurrentPrincipal,
  ProblemException,
  Public,
  Roles,
  answerWith,
  notYetKnown,
  requireScope,
  withEtag,
  type AuthenticatedRequest,
  type Principal,
} from '@huiying/http';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { leadOf } from '../case-file/case-file';
import { publishCase } from '../case-file/publish-case';
import { redacted, textForPublic } from '../case-file/text-for-public';
import { refused } from '../outcome';
import { CaseFiles } from '../persistence/case-files';
import { CaseTexts } from '../persistence/case-texts';
import { Publications } from '../persistence/publications';
import { CaseCommand } from './case-command';
import { PublicationBody } from './case-dtos';
import { officeOf } from './office';

/** Answers that anybody may read (LN-43): looked at, decided on, read. */
@ApiTags('publication')
@Controller()
export class PublicationController {
  constructor(
    private readonly cases: CaseFiles,
    private readonly texts: CaseTexts,
    private readonly publications: Publications,
    private readonly command: CaseCommand,
  ) {}

  @Get('cases/:id/publication')
  @Roles('reviewer')
  @ApiOperation({
    summary: 'What would be published, as the program masks it; to find what else has to be hidden',
  })
  async look(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.cases.read(id);
    if (!found) throw notYetKnown();
    requireScope(officeOf(principal), { jurisdiction: found.file.facts.jurisdiction });
    const lead = leadOf(found.file);
    const text = lead && (await this.publications.candidate(id, lead.orderId));
    if (!text) throw new ProblemException(409, 'CASE.NOT_ANSWERED');
    return withEtag(reply, found.version, textForPublic(text));
  }

  @Post('cases/:id/publication')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({
    summary: 'Publishes question and answer, masked and checked for secrecy (LN-43, LN-54, LN-55)',
  })
  async publish(
    @Param('id') id: string,
    @Body() { redactions, secrecyChecked }: PublicationBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, pack, unit }) => {
      const outcome = publishCase(file, { secrecyChecked }, pack, unit.now);
      const lead = leadOf(file);
      if (outcome.kind !== 'became' || !lead) return outcome;
      const given = await this.texts.reply(unit, id, lead.orderId);
      if (!given) return refused('CASE.WRONG_STATE', 'the words of the case have been contained');
      const { title, content } = await this.texts.read(unit, id);
      const hidden = redacted({ title, content, reply: given.text.text }, redactions);
      if ('notFound' in hidden)
        return refused('CASE.REDACTION_NOT_FOUND', `${hidden.notFound.length} of the passages`);
      await this.publications.keep(unit, id, file.facts.caseNo, hidden.text);
      return outcome;
    });
    return answerWith(reply, answer);
  }

  @Get('published/:caseNo')
  @Public()
  @ApiOperation({ summary: 'A published question and its answer, for anyone (LN-43)' })
  async read(@Param('caseNo') caseNo: string) {
    const text = await this.publications.read(caseNo);
    if (!text) throw new ProblemException(404, 'CASE.NOT_PUBLISHED');
    return { caseNo, ...text, publishedAt: formatTime(text.publishedAt) };
  }
}
