import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  Roles,
  answerWith,
  type AuthenticatedRequest,
  type Principal,
} from '@huiying/http';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { leadOf } from '../case-file/case-file';
import { recordMediation } from '../case-file/record-mediation';
import { referToDiscipline } from '../case-file/refer-to-discipline';
import { transferCase } from '../case-file/transfer-case';
import { giveFeedback } from '../order/give-feedback';
import { CaseTexts } from '../persistence/case-texts';
import { CaseCommand } from './case-command';
import { FeedbackBody, MediationBody, TransferBody } from './case-dtos';

/** What a complaint room does with a case as a whole: it mediates, passes on, and tells the person (contract §5). */
@ApiTags('cases')
@Controller()
export class ComplaintRoomController {
  constructor(
    private readonly texts: CaseTexts,
    private readonly command: CaseCommand,
  ) {}

  @Post('cases/:id/feedback')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({ summary: 'The complaint room has told the person the result (KY-39 to KY-48)' })
  async feedback(
    @Param('id') id: string,
    @Body() { note, suggestions, consentToDirectAnswer = false, ...said }: FeedbackBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, pack, unit }) => {
      const lead = leadOf(file);
      const text =
        lead &&
        ((await this.texts.reply(unit, id, lead.orderId)) ?? (await this.texts.containedReply(unit, id)));
      const feedback = {
        ...said,
        consentToDirectAnswer,
        hasNote: note !== undefined && note.trim() !== '',
        // who says something was asked
        ...(suggestions === undefined ? {} : { suggestionsAsked: true }),
      };
      const outcome = giveFeedback(file, feedback, text, { pack, now: unit.now });
      const words = {
        ...(note === undefined ? {} : { note }),
        ...(suggestions === undefined ? {} : { suggestions }),
      };
      if (outcome.kind === 'became' && Object.keys(words).length > 0)
        await this.texts.keepRecord(unit, id, { kind: 'feedback', recordedAt: unit.now, ...words });
      return outcome;
    });
    return answerWith(reply, answer);
  }

  @Post('cases/:id/mediation')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({ summary: 'Both sides were heard together (KY-22)' })
  async mediation(
    @Param('id') id: string,
    @Body() { note, ...mediation }: MediationBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, unit }) => {
      const outcome = recordMediation(file, mediation, unit.now);
      if (outcome.kind === 'became' && note !== undefined)
        await this.texts.keepRecord(unit, id, { kind: 'mediation', recordedAt: unit.now, note });
      return outcome;
    });
    return answerWith(reply, answer);
  }

  @Post('cases/:id/transfer')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({
    summary: 'Passes a case on to the authority concerned (KY-37), or a verified file to discipline (KY-57)',
  })
  async transfer(
    @Param('id') id: string,
    @Body() { ground = 'unrelated_to_window', ...transfer }: TransferBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, pack, unit }) => {
      const outcome =
        ground === 'discipline'
          ? referToDiscipline(file, transfer, pack, unit.now)
          : transferCase(file, transfer, pack, unit.now);
      if (outcome.kind === 'became') {
        const kind = ground === 'discipline' ? 'discipline' : 'transfer';
        await this.texts.keepRecord(unit, id, {
          kind,
          recordedAt: unit.now,
          approvedBy: transfer.approvedBy,
          ...(transfer.reason === undefined ? {} : { note: transfer.reason }),
        });
      }
      return outcome;
    });
    return answerWith(reply, answer);
  }
}
