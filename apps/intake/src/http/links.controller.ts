import { Body, Controller, Delete, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  Roles,
  answerWith,
  commandOf,
  notYetKnown,
  requireScope,
  type Principal,
} from '@huiying/http';
import { Commands, ref, type CommandAnswer, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseFile } from '../case/case-file';
import type { Officer } from '../case/decide-screening';
import { isRefusal, type Refusal } from '../case/decision';
import { linkByPerson, unlinkByPerson, type LinkKind, type Linked } from '../case/link-by-person';
import { screeningDueAt } from '../case/screening-limit';
import { CaseTexts } from '../persistence/case-texts';
import { Cases } from '../persistence/cases';
import { SharedEnds } from '../persistence/shared-ends';
import { cases } from '../persistence/stores';
import { scopeOf } from './cases.controller';
import { problemOf } from './refusal-problem';

const KINDS = ['duplicate', 'related'] as const;

/** Body of `POST /cases/{id}/links`. */
export class LinkBody {
  @ApiProperty({ description: 'the other case' })
  @Matches(/^c-[0-9a-f]{20}$/)
  caseId!: string;

  @ApiProperty({ enum: KINDS, description: 'duplicate: shares the answer and the end of the other one' })
  @IsIn(KINDS)
  kind!: LinkKind;
}

type Judge = (
  file: CaseFile,
  other: CaseFile,
  officer: Officer,
  unit: UnitOfWork,
) => Promise<Linked | Refusal>;

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class LinksController {
  constructor(
    private readonly commands: Commands,
    private readonly records: Cases,
    private readonly texts: CaseTexts,
    private readonly ends: SharedEnds,
    private readonly policies: Policies,
  ) {}

  @Post(':id/links')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({
    summary: 'A person links two cases: one answer for both, or only a pointer from one to the other',
  })
  async link(
    @Param('id') id: string,
    @Body() { caseId, kind }: LinkBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const judge: Judge = async (file, other, officer, unit) =>
      linkByPerson(file, other, kind, officer, {
        pack: this.policies.inForce(file.facts.jurisdiction, file.facts.receivedOn),
        answered: kind === 'duplicate' ? await this.texts.reply(unit, caseId) : undefined,
        at: unit.now,
      });
    const command = { ...commandOf(request, principal, ref(cases, id)), also: [ref(cases, caseId)] };
    return answerWith(
      reply,
      await this.commands.run(command, (unit) => this.decide(id, caseId, principal, judge, unit)),
    );
  }

  @Delete(':id/links/:other')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({ summary: 'A person undoes a link; a case that shared another one’s end is held again' })
  async unlink(
    @Param('id') id: string,
    @Param('other') other: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const judge: Judge = (file, master, officer, unit) =>
      Promise.resolve(unlinkByPerson(file, master, officer, unit.now));
    const command = { ...commandOf(request, principal, ref(cases, id)), also: [ref(cases, other)] };
    return answerWith(
      reply,
      await this.commands.run(command, (unit) => this.decide(id, other, principal, judge, unit)),
    );
  }

  private async decide(
    id: string,
    otherId: string,
    principal: Principal,
    judge: Judge,
    unit: UnitOfWork,
  ): Promise<CommandAnswer> {
    const [record, otherRecord] = [
      await this.records.record(unit, id),
      await this.records.record(unit, otherId),
    ];
    if (!record?.file || !otherRecord?.file) throw notYetKnown();
    requireScope(principal, scopeOf(record, principal));
    requireScope(principal, scopeOf(otherRecord, principal));
    const officer = { sub: principal.sub, role: principal.role as Officer['role'], org: principal.org };
    const outcome = await judge(record.file, otherRecord.file, officer, unit);
    if (isRefusal(outcome)) throw problemOf(outcome);
    const { decision, other } = outcome;
    await this.records.save(unit, decision.file);
    await this.records.save(unit, other);
    const { file } = decision;
    if (file.status === 'linked') await this.ends.standsForNothing(unit, file);
    if (file.status === 'held' && record.file.status === 'linked' && file.policyRef !== undefined) {
      const dueAt = screeningDueAt(unit.now, this.policies.byRef(file.policyRef));
      unit.schedule([{ store: cases, id, name: 'screening', dueAt }]);
    }
    unit.publish(decision.events);
    return { status: 200, body: { caseId: id, status: decision.file.status } };
  }
}
