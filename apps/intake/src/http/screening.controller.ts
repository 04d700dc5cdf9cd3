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
import { Policies } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseFile } from '../case/case-file';
import { decideScreening, decideWithdrawal, type Officer } from '../case/decide-screening';
import { isRefusal, type Decision, type Refusal } from '../case/decision';
import { onlyLogged } from '../case/minimal-log';
import { CaseTexts } from '../persistence/case-texts';
import { Containments } from '../persistence/containments';
import { Cases } from '../persistence/cases';
import { OpenParts } from '../persistence/open-parts';
import { SharedEnds } from '../persistence/shared-ends';
import { cases } from '../persistence/stores';
import { scopeOf } from './cases.controller';
import { problemOf } from './refusal-problem';
import { ScreeningBody } from './screening.dto';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class ScreeningController {
  constructor(
    private readonly commands: Commands,
    private readonly records: Cases,
    private readonly texts: CaseTexts,
    private readonly ends: SharedEnds,
    private readonly parts: OpenParts,
    private readonly containments: Containments,
    private readonly policies: Policies,
  ) {}

  @Post(':id/screening')
  @HttpCode(200)
  @Roles('clerk', 'dispatcher')
  @ApiOperation({ summary: 'A person decides about a held case, or about a withdrawal without proof' })
  async screen(
    @Param('id') id: string,
    @Body() body: ScreeningBody,
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
    body: ScreeningBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<CommandAnswer> {
    const record = await this.records.record(unit, id);
    const file = record?.file;
    if (!file)
      throw new ProblemException(409, 'CASE.NOT_CREATED', { detail: 'the case itself has not come yet' });
    requireScope(principal, scopeOf(record, principal));
    const officer = { sub: principal.sub, role: principal.role as Officer['role'], org: principal.org };
    const judged = await this.judge(file, body, officer, unit);
    if (isRefusal(judged)) throw problemOf(judged);
    const pack = this.policies.inForce(file.facts.jurisdiction, file.facts.receivedOn);
    const outcome = onlyLogged(file, judged, pack, unit.now);
    if (outcome !== judged) {
      const { keys } = await this.containments.destroy(unit, file, {}, 'forgotten');
      unit.publish(keys);
    } else if (body.note?.trim()) await this.texts.keepNote(unit, id, unit.now, body.note);
    await this.records.save(unit, outcome.file);
    unit.publish(outcome.events);
    await this.ends.share(unit, outcome, unit.now);
    if (outcome.file.status === 'split' && outcome.file.withdrawal?.status === 'asked')
      await this.parts.withdraw(unit, outcome.file, outcome.file.withdrawal.seq, unit.now);
    return { status: 200, body: { caseId: id, status: outcome.file.status } };
  }

  private async judge(
    file: CaseFile,
    body: ScreeningBody,
    officer: Officer,
    unit: UnitOfWork,
  ): Promise<Decision | Refusal> {
    const { caseId, jurisdiction, receivedOn } = file.facts;
    const about = body.about ?? (file.status === 'held' ? 'case' : 'withdrawal');
    if (about === 'withdrawal' && file.withdrawal) {
      const kept = await this.texts.added(unit, caseId, file.withdrawal.seq);
      return decideWithdrawal(file, body, officer, kept ? this.texts.withdrawalText(kept) : {}, unit.now);
    }
    return decideScreening(file, body, officer, {
      pack: this.policies.inForce(jurisdiction, receivedOn),
      papers: await this.texts.of(unit, caseId),
      supplements: await this.texts.supplements(unit, file),
      at: unit.now,
    });
  }
}
