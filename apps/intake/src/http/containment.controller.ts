import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  answerWith,
  commandOf,
  requireScope,
  type Principal,
} from '@huiying/http';
import { Commands, ref, type CommandAnswer, type UnitOfWork } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseFile } from '../case/case-file';
import { containCase } from '../case/contain-case';
import { isRefusal } from '../case/decision';
import { Cases } from '../persistence/cases';
import { Containments } from '../persistence/containments';
import { cases } from '../persistence/stores';
import { scopeOf } from './cases.controller';
import { ContainmentBody } from './containment.dto';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class ContainmentController {
  constructor(
    private readonly commands: Commands,
    private readonly records: Cases,
    private readonly containments: Containments,
  ) {}

  /** Does not wait for a repair: a parked case is contained too. */
  @Post(':id/containment')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({
    summary:
      'Makes words that should not have been submitted unreadable everywhere, in this case and those linked to it; the case goes on. May be repeated',
  })
  async contain(
    @Param('id') id: string,
    @Body() body: ContainmentBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const command = { ...commandOf(request, principal, ref(cases, id)), evenParked: true as const };
    const answer = await this.commands.run(command, (unit) => this.decide(id, body, principal, unit));
    return answerWith(reply, answer);
  }

  private async decide(
    id: string,
    body: ContainmentBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<CommandAnswer> {
    const record = await this.records.record(unit, id);
    if (!record?.file)
      throw new ProblemException(409, 'CASE.NOT_CREATED', { detail: 'the case itself has not come yet' });
    requireScope(principal, scopeOf(record, principal));
    const officer = { sub: principal.sub, role: 'dispatcher' as const, org: principal.org };
    const family = await this.sayingTheSame(record.file, unit);
    for (const file of family) {
      const { sealedText, keys } = await this.containments.destroy(unit, file, body);
      const outcome = containCase(file, body, officer, sealedText, unit.now);
      if (isRefusal(outcome)) throw new ProblemException(403, outcome.refused, { detail: outcome.detail });
      await this.records.save(unit, outcome.file);
      unit.publish([...keys, ...outcome.events]);
    }
    return { status: 200, body: { caseId: id, contained: family.map(({ facts }) => facts.caseId) } };
  }

  /**
   * Cases are linked because they say the same (Q16), and a linked one's supplements lie with its master. The words of a
   * split case stand in the original and in its part, what was added to it in every part.
   */
  private async sayingTheSame(file: CaseFile, unit: UnitOfWork): Promise<CaseFile[]> {
    const firstId = file.status === 'linked' ? file.masterId : file.facts.partOf;
    const first = firstId === undefined ? file : await this.records.find(unit, firstId);
    const ids = new Set([file.facts.caseId, ...(first ? [first.facts.caseId, ...sharingWith(first)] : [])]);
    const found = await Promise.all([...ids].map((each) => this.records.find(unit, each)));
    return found.filter((each): each is CaseFile => each !== undefined);
  }
}

/** Those that are linked to a case, and its parts. */
function sharingWith(file: CaseFile): readonly string[] {
  const parts = file.status === 'split' || file.status === 'ended' ? (file.parts ?? []) : [];
  return [...(file.followers ?? []), ...parts.map(({ caseId }) => caseId)];
}
