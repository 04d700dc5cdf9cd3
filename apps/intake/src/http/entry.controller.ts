import { createHash } from 'node:crypto';
import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { LOCAL_ENTRY, caseIdOf, localDateOf } from '@huiying/contracts';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  answerWith,
  commandOf,
  requireScope,
  type Principal,
} from '@huiying/http';
import { Commands, nothingHeard, ref, type CommandAnswer, type UnitOfWork } from '@huiying/messaging';
import { Policies, type Jurisdiction, type Pack } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Officer } from '../case/decide-screening';
import { isRefusal } from '../case/decision';
import { NewCases } from '../persistence/new-cases';
import { receivedBy, takeDown, type Taken } from '../entry/local-entry';
import { missingElements, supplyElements, toldNow } from '../entry/supply-elements';
import { CaseTexts } from '../persistence/case-texts';
import { Cases } from '../persistence/cases';
import { cases } from '../persistence/stores';
import { scopeOf } from './cases.controller';
import { ElementsBody, EntryBody } from './entry.dto';
import { entered, type EnteredAnswer } from './entry-view';
import { problemOf } from './refusal-problem';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class EntryController {
  constructor(
    private readonly commands: Commands,
    private readonly records: Cases,
    private readonly texts: CaseTexts,
    private readonly newCases: NewCases,
    private readonly policies: Policies,
  ) {}

  /** Decided in the same way as a case of the province; receipts go out only about a number that somebody else has given. */
  @Post()
  @HttpCode(201)
  @Roles('clerk')
  @ApiOperation({
    summary: 'A clerk takes down what came by telephone, counter, letter or box; says what is missing',
  })
  async enter(
    @Body() body: EntryBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const command = commandOf(request, principal);
    const jurisdiction = this.jurisdictionOf(body.jurisdiction ?? principal.jurisdiction);
    requireScope(principal, { jurisdiction: jurisdiction.code, org: principal.org });
    const ownNumber = numberOf(jurisdiction.code, command.principal, command.idempotencyKey);
    const answer = await this.commands.run(command, async (unit) => {
      const pack = this.packOf(jurisdiction.code, body, unit.now);
      const taking = { jurisdiction: jurisdiction.code, ownNumber, by: principal.sub, at: unit.now };
      const taken = takeDown(body, pack, taking);
      if (isRefusal(taken)) throw problemOf(taken);
      return { status: 201, body: await this.register(taken, jurisdiction, pack, unit) };
    });
    return answerWith(reply, answer);
  }

  @Post(':id/elements')
  @HttpCode(200)
  @Roles('clerk', 'dispatcher')
  @ApiOperation({
    summary: 'The person completes a held case: elements, signature; complete, it is accepted',
  })
  async supply(
    @Param('id') id: string,
    @Body() body: ElementsBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal, ref(cases, id)), (unit) =>
      this.complete(id, body, principal, unit),
    );
    return answerWith(reply, answer);
  }

  private async register(
    { data, entry, receivedAt }: Taken,
    jurisdiction: Jurisdiction,
    pack: Pack | undefined,
    unit: UnitOfWork,
  ): Promise<EnteredAnswer> {
    const { sourceSystem, upstreamCaseNo } = data;
    const caseId = caseIdOf(sourceSystem, upstreamCaseNo);
    if (await this.records.record(unit, caseId))
      throw new ProblemException(409, 'CASE.ALREADY_CREATED', { detail: `it is case ${caseId}` });
    const at = unit.now;
    const file = await this.newCases.register(
      { caseId, data, jurisdiction, pack, receivedAt, at, entry },
      unit,
    );
    this.records.saveRecord(unit, caseId, { sourceSystem, upstreamCaseNo, order: nothingHeard, file });
    const { title, content, respondent } = data;
    const told = { title, content, ...(respondent ? { respondent } : {}) };
    return entered(file, pack, pack ? missingElements(pack, told, file.facts) : []);
  }

  private async complete(
    id: string,
    body: ElementsBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<CommandAnswer> {
    const record = await this.records.record(unit, id);
    const file = record?.file;
    if (!file) throw new ProblemException(409, 'CASE.NOT_CREATED');
    requireScope(principal, scopeOf(record, principal));
    const pack = this.policies.inForce(file.facts.jurisdiction, file.facts.receivedOn);
    if (!pack) throw new ProblemException(422, 'POLICY.NOT_IN_FORCE');
    const supplied = { ...body, ...(body.respondent ? { respondent: { ...body.respondent } } : {}) };
    const told = toldNow(await this.texts.told(unit, id), supplied);
    const officer = { sub: principal.sub, role: principal.role as Officer['role'], org: principal.org };
    const outcome = supplyElements(file, supplied, officer, {
      pack,
      told,
      papers: await this.texts.tell(unit, id, told),
      supplements: await this.texts.supplements(unit, file),
      at: unit.now,
    });
    if (isRefusal(outcome)) throw problemOf(outcome);
    await this.records.save(unit, outcome.file);
    unit.publish(outcome.events);
    return {
      status: 200,
      body: entered(outcome.file, pack, missingElements(pack, told, outcome.file.facts)),
    };
  }

  private jurisdictionOf(code: string): Jurisdiction {
    const id = this.policies.byCode(code);
    const found = this.policies.jurisdictions().find((one) => one.id === id);
    if (!found) throw new ProblemException(422, 'MESSAGE.UNKNOWN_JURISDICTION');
    return found;
  }

  /** The law of the day on which it was received, whenever it is entered. */
  private packOf(code: string, body: EntryBody, at: number): Pack | undefined {
    return this.policies.inForce(code, localDateOf(receivedBy(body, at) ?? at));
  }
}

/** The number of a case that nobody else has numbered: made from the command, so that its repetition names the same one. */
function numberOf(...parts: string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([LOCAL_ENTRY, ...parts]))
    .digest('hex');
  return `${LOCAL_ENTRY}-${digest.slice(0, 20)}`;
}
