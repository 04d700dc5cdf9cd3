import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { partIdOf } from '@huiying/contracts';
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
import { Policies } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '../case/decision';
import { askToSplit } from '../case/split-case';
import { Cases } from '../persistence/cases';
import { Splits } from '../persistence/splits';
import { cases } from '../persistence/stores';
import { scopeOf } from './cases.controller';
import { problemOf } from './refusal-problem';
import { SplitBody } from './split.dto';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class SplitController {
  constructor(
    private readonly commands: Commands,
    private readonly records: Cases,
    private readonly splits: Splits,
    private readonly policies: Policies,
  ) {}

  @Post(':id/split')
  @Roles('dispatcher')
  @ApiOperation({
    summary:
      'A person splits a message with several demands before a unit has it; each becomes a case with the day of receipt of this one. 200: done; 202: accepted before, done when routing has let it go',
  })
  async split(
    @Param('id') id: string,
    @Body() body: SplitBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal, ref(cases, id)), (unit) =>
      this.decide(id, body, principal, unit),
    );
    return answerWith(reply, answer);
  }

  private async decide(
    id: string,
    { parts }: SplitBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<CommandAnswer> {
    const record = await this.records.record(unit, id);
    if (!record?.file)
      throw new ProblemException(409, 'CASE.NOT_CREATED', { detail: 'the case itself has not come yet' });
    requireScope(principal, scopeOf(record, principal));
    const officer = { sub: principal.sub, role: 'dispatcher' as const, org: principal.org };
    const plans = parts.map(({ caseType, topic, serviceCase }) => ({
      caseType,
      ...(topic ? { topic: { code: topic.code } } : {}),
      ...(serviceCase ? { serviceCase: { ...serviceCase } } : {}),
    }));
    const { jurisdiction, receivedOn } = record.file.facts;
    const pack = this.policies.inForce(jurisdiction, receivedOn);
    const outcome = askToSplit(record.file, plans, officer, pack, unit.now);
    if (isRefusal(outcome)) throw problemOf(outcome);
    const texts = parts.map(({ title, content }) => ({ title, content }));
    if (outcome.file.status === 'held') {
      const splitting = { plans, by: officer.sub, role: officer.role, at: unit.now };
      await this.splits.carryOut(unit, outcome.file, splitting, texts);
    } else {
      await this.splits.keep(unit, id, texts);
      await this.records.save(unit, outcome.file);
      unit.publish(outcome.events);
    }
    const done = outcome.file.status === 'held';
    const ids = parts.map((_, i) => ({ caseId: partIdOf(id, i + 1), part: `${i + 1}/${parts.length}` }));
    return {
      status: done ? 200 : 202,
      body: { caseId: id, status: done ? 'split' : 'splitting', parts: ids },
    };
  }
}
