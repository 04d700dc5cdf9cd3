import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { caseTypes, type CaseType } from '@huiying/contracts';
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
import { Policies, screen, type Pack } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseFile, HeldFinding } from '../case/case-file';
import { isRefusal } from '../case/decision';
import { reclassifyCase } from '../case/reclassify-case';
import { findingsUnder } from '../case/screening-facts';
import { CaseTexts } from '../persistence/case-texts';
import { Cases } from '../persistence/cases';
import { cases } from '../persistence/stores';
import { scopeOf } from './cases.controller';
import { problemOf } from './refusal-problem';

/** Body of `POST /cases/{id}/reclassification`. */
export class ReclassificationBody {
  @ApiProperty({ enum: caseTypes, description: 'what the case is' })
  @IsIn(caseTypes)
  caseType!: CaseType;

  @ApiProperty({ description: 'for the file, sealed; whoever reads the text of the case reads it' })
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class ReclassificationController {
  constructor(
    private readonly commands: Commands,
    private readonly records: Cases,
    private readonly texts: CaseTexts,
    private readonly policies: Policies,
  ) {}

  @Post(':id/reclassification')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({
    summary:
      'A person finds the case to be of another type; limits and what a reply must say follow the new one',
  })
  async reclassify(
    @Param('id') id: string,
    @Body() body: ReclassificationBody,
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
    { caseType, reason }: ReclassificationBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<CommandAnswer> {
    const record = await this.records.record(unit, id);
    const file = record?.file;
    if (!file)
      throw new ProblemException(409, 'CASE.NOT_CREATED', { detail: 'the case itself has not come yet' });
    requireScope(principal, scopeOf(record, principal));
    if (reason.trim() === '')
      throw new ProblemException(422, 'INTAKE.GROUNDS_MISSING', { detail: 'say why it is of another type' });
    const pack = this.policies.inForce(file.facts.jurisdiction, file.facts.receivedOn);
    const findings = pack ? await this.findings(file, caseType, pack, unit) : [];
    const officer = { sub: principal.sub, role: 'dispatcher' as const, org: principal.org };
    const outcome = reclassifyCase(file, { caseType, pack, findings, at: unit.now }, officer);
    if (isRefusal(outcome)) throw problemOf(outcome);
    await this.texts.keepNote(unit, id, unit.now, reason, `reclassified:${outcome.file.reclassified}`);
    await this.records.save(unit, outcome.file);
    unit.publish(outcome.events);
    return { status: 200, body: { caseId: id, status: outcome.file.status, caseType } };
  }

  private async findings(
    file: CaseFile,
    caseType: CaseType,
    pack: Pack,
    unit: UnitOfWork,
  ): Promise<readonly HeldFinding[]> {
    if (file.status !== 'held') return [];
    const told = await this.texts.told(unit, file.facts.caseId);
    return findingsUnder(file, caseType, told, (facts) => screen(pack, facts));
  }
}
