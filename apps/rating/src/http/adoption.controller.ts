import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
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
import type { AdoptionDecision } from '../adoption/decide-adoption';
import { Adoptions } from '../persistence/adoptions';
import { ratings, type RatingRecord } from '../persistence/stores';
import { AdoptionBody } from './adoption-dtos';
import { DecideAdoption } from './decide-adoption.command';

/** Whether a rating is adopted, decided without an appeal, and every such decision that there ever was. */
@ApiTags('adoption')
@ApiBearerAuth()
@Controller('ratings/:id/adoption')
export class AdoptionController {
  constructor(
    private readonly reader: Reader,
    private readonly kept: Adoptions,
    private readonly commands: Commands,
    private readonly decision: DecideAdoption,
  ) {}

  @Get()
  @Roles('reviewer', 'supervisor', 'auditor', 'operator')
  @ApiOperation({
    summary: 'By organisation how the rating counts, and the record of decisions, oldest first',
  })
  async one(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<object> {
    const found = await this.reader.read<RatingRecord>(ref(ratings, id));
    const file = found?.doc.file;
    if (!file) throw notYetKnown();
    requireScope(principal, { jurisdiction: file.facts.jurisdiction, org: principal.org });
    const decisions = await this.kept.of(id);
    return {
      ratingId: id,
      shares: file.status === 'recorded' ? (file.shares ?? {}) : {},
      decisions: decisions.map(view),
    };
  }

  @Post()
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({
    summary: 'Does not adopt a rating on a ground of the regulation, or lets an annulled one count again',
  })
  async decide(
    @Param('id') id: string,
    @Body() body: AdoptionBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal, ref(ratings, id)), async (unit) => ({
      status: 200,
      body: view(await this.decision.run(id, body, principal, unit)),
    }));
    return answerWith(reply, answer);
  }
}

const view = ({ at, ...decision }: AdoptionDecision): object => ({ ...decision, at: formatTime(at) });
