import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { formatTime, localDateOf } from '@huiying/contracts';
import { CurrentPrincipal, ProblemException, Roles, answerWith, commandOf, notYetKnown } from '@huiying/http';
import type { Principal } from '@huiying/http';
import { Commands, LegalClock } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decide, decisions } from '../personnel/decide';
import type { PersonnelDecision } from '../personnel/decide';
import { standingOf } from '../personnel/standing';
import type { Standing } from '../personnel/standing';
import { Personnel } from '../persistence/personnel';
import { ReadPositions } from '../persistence/read-positions';
import { oneJurisdiction, packOfPeriod } from './one-jurisdiction';
import { periodOfQuery } from './period-of-query';

export class PersonnelQuery {
  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(/^\d{6,12}[A-Za-z0-9_-]{0,20}$/)
  jurisdiction?: string;

  @ApiPropertyOptional({ example: '2026', description: 'a year; default: this one' })
  @IsOptional()
  @Matches(/^\d{4}$/)
  year?: string;
}

export class PersonnelDecisionBody {
  @ApiProperty({ enum: decisions })
  @IsIn(decisions)
  decision!: PersonnelDecision['decision'];

  @ApiPropertyOptional({ description: 'number of the paper that carries the decision' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  reference?: string;

  @ApiPropertyOptional({ description: 'needed for the red and black list: privacy was weighed' })
  @IsOptional()
  @IsBoolean()
  privacyConfirmed?: boolean;
}

/** What upheld complaints may mean for people (KY-49…54, KY-56): proposed with evidence, decided by a person. */
@ApiTags('personnel')
@ApiBearerAuth()
@Controller('personnel-proposals')
@Roles('supervisor')
export class PersonnelController {
  constructor(
    private readonly personnel: Personnel,
    private readonly positions: ReadPositions,
    private readonly policies: Policies,
    private readonly clock: LegalClock,
    private readonly commands: Commands,
  ) {}

  @Get()
  @ApiOperation({ summary: '人员处理建议及其依据；只提出，由人员决定。只给监管角色，人员只写工号' })
  async list(@Query() query: PersonnelQuery, @CurrentPrincipal() principal: Principal): Promise<object> {
    const readUpTo = await this.positions.now();
    const { year, standing } = await this.standing(query, principal);
    return { asOf: formatTime(this.clock.now()), readUpTo, year, items: standing.map(view) };
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: '对建议作出决定；列入红黑榜须确认已考虑隐私' })
  async decide(
    @Param('id') id: string,
    @Query() query: PersonnelQuery,
    @Body() { decision, reference, privacyConfirmed }: PersonnelDecisionBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { jurisdiction, standing } = await this.standing(query, principal);
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => {
      const before = await this.personnel.find(unit, id);
      const proposal = before?.proposal ?? standing.find((each) => each.proposal.proposalId === id)?.proposal;
      if (!proposal) throw notYetKnown();
      const moment = { jurisdiction, at: formatTime(unit.now), by: principal.sub };
      const decided = decide(proposal, before, { decision, reference, privacyConfirmed }, moment);
      if ('reasonCode' in decided) {
        const { reasonCode, ruleId } = decided;
        throw new ProblemException(before ? 409 : 422, reasonCode, ruleId === undefined ? {} : { ruleId });
      }
      this.personnel.save(unit, decided);
      return { status: 200, body: view({ proposal, evidenceStands: true, decision: decided }) };
    });
    return answerWith(reply, answer);
  }

  private async standing(
    query: PersonnelQuery,
    principal: Principal,
  ): Promise<{ jurisdiction: string; year: string; standing: readonly Standing[] }> {
    const jurisdiction = oneJurisdiction(principal, query.jurisdiction);
    const now = this.clock.now();
    const year = query.year ?? localDateOf(now).slice(0, 4);
    const pack = packOfPeriod(this.policies, jurisdiction, periodOfQuery(year), now);
    const proposals = await this.personnel.proposals(year, pack);
    const decided = await this.personnel.decided(jurisdiction);
    const ofYear = decided.filter(({ proposal }) => proposal.period.startsWith(year));
    return { jurisdiction, year, standing: standingOf(proposals, ofYear) };
  }
}

function view({ proposal, evidenceStands, decision: decided, newEvidence }: Standing): object {
  const { decision, reference, decidedAt, proposalId } = decided ?? {};
  return {
    ...proposal,
    ...(proposalId === undefined ? {} : { proposalId }),
    state: decided ? 'decided' : 'proposed',
    evidenceStands,
    ...(newEvidence ? { newEvidence } : {}),
    ...(decided ? { decision: { decision, reference, at: decidedAt } } : {}),
  };
}
