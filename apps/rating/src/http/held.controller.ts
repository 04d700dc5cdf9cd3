import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  Roles,
  answerWith,
  commandOf,
  notYetKnown,
  requireScope,
  type Principal,
} from '@huiying/http';
import { Commands, Reader, ref } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Opinions } from '../persistence/opinions';
import { ratings, type RatingRecord } from '../persistence/stores';
import { DecideHeld } from './decide-held.command';
import { HeldRatingBody } from './held-dtos';

/** Held ratings are decided by a person, who writes down why. */
@ApiTags('ratings')
@ApiBearerAuth()
@Controller('ratings/:id/screening')
export class HeldController {
  constructor(
    private readonly reader: Reader,
    private readonly opinions: Opinions,
    private readonly commands: Commands,
    private readonly held: DecideHeld,
  ) {}

  @Get()
  @Roles('reviewer', 'supervisor', 'auditor')
  @ApiOperation({ summary: 'What was decided about it while it was held, and why, oldest first' })
  async one(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<object> {
    const file = (await this.reader.read<RatingRecord>(ref(ratings, id)))?.doc.file;
    if (!file) throw notYetKnown();
    requireScope(principal, { jurisdiction: file.facts.jurisdiction, org: principal.org });
    return { ratingId: id, decisions: await this.opinions.notes(this.reader, id) };
  }

  @Post()
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({ summary: 'Lets a held rating go on, with what was missing, or refuses it' })
  async decide(
    @Param('id') id: string,
    @Body() body: HeldRatingBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal, ref(ratings, id)), async (unit) => {
      const file = await this.held.run(id, body, principal, unit);
      return { status: 200, body: { ratingId: id, status: file.status } };
    });
    return answerWith(reply, answer);
  }
}
