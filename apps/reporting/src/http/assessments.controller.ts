import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { formatTime, localDateOf } from '@huiying/contracts';
import { CurrentPrincipal, ProblemException, Roles, answerWith, commandOf } from '@huiying/http';
import type { Principal } from '@huiying/http';
import { Commands, LegalClock } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import type { Pack } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assessmentsOf, isOfLength } from '../assessments/assessment';
import type { Assessment } from '../assessments/assessment';
import { decideAssessment } from '../assessments/decide-assessment';
import type { AssessmentDecision } from '../assessments/decide-assessment';
import type { Period } from '../indicators/period';
import { Assessments } from '../persistence/assessments';
import { ReadPositions } from '../persistence/read-positions';
import { AssessmentDecisionBody, AssessmentQuery } from './assessment-dtos';
import { requireCompetent } from './competent';
import { oneJurisdiction, packOfPeriod } from './one-jurisdiction';
import { periodOfQuery } from './period-of-query';

interface Asked {
  readonly assessment: Assessment;
  readonly period: Period;
  readonly jurisdiction: string;
  readonly pack: Pack;
}

/** The quarterly contest of windows, the yearly awards and the annual assessment (HA-33, HA-34): scored by the pack's formula, decided by a person. */
@ApiTags('assessments')
@ApiBearerAuth()
@Controller('assessments')
@Roles('supervisor')
export class AssessmentsController {
  constructor(
    private readonly assessments: Assessments,
    private readonly positions: ReadPositions,
    private readonly policies: Policies,
    private readonly clock: LegalClock,
    private readonly commands: Commands,
  ) {}

  @Get(':id/:period')
  @ApiOperation({ summary: '评比或考评得分：算式、各分项、扣减及其依据；只供决定参考' })
  async of(
    @Param('id') id: string,
    @Param('period') name: string,
    @Query() query: AssessmentQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    const asked = this.asked(id, name, query, principal);
    const { assessment, period, jurisdiction, pack } = asked;
    const readUpTo = await this.positions.now();
    const { scored, ranking } = await this.assessments.standing(assessment, period, jurisdiction);
    const decided = await this.assessments.decided(jurisdiction, assessment, period.name);
    const placed = ranking.placed.map(({ org, rank, sharedBy }) => ({ key: org, rank, sharedBy }));
    return {
      asOf: formatTime(this.clock.now()),
      readUpTo,
      ...{ period: period.name, jurisdiction, policyRef: pack.ref, rules: assessment, scored, placed },
      unplaced: ranking.unplaced.map(({ org, why }) => ({ key: org, why })),
      ...(decided ? { decision: view(decided) } : {}),
    };
  }

  @Post(':id/:period/decision')
  @HttpCode(200)
  @ApiOperation({ summary: '对本期评比或考评作出决定，得分随决定留存；一期一次' })
  async decide(
    @Param('id') id: string,
    @Param('period') name: string,
    @Query() query: AssessmentQuery,
    @Body() { chosen, reference, body }: AssessmentDecisionBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { assessment, period, jurisdiction, pack } = this.asked(id, name, query, principal);
    requireCompetent(pack, assessment.task, body);
    const standing = await this.assessments.standing(assessment, period, jurisdiction);
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => {
      const before = await this.assessments.find(unit, jurisdiction, assessment, period.name);
      const decided = decideAssessment(
        assessment,
        standing,
        before,
        { chosen, reference, body },
        {
          ...{ jurisdiction, period, policyRef: pack.ref, today: localDateOf(unit.now) },
          ...{ at: formatTime(unit.now), by: principal.sub },
        },
      );
      if ('reasonCode' in decided) {
        const { reasonCode, ruleId, detail } = decided;
        throw new ProblemException(reasonCode === 'ASSESSMENT.NOT_COMPARED' ? 422 : 409, reasonCode, {
          ruleId,
          ...(detail === undefined ? {} : { detail }),
        });
      }
      this.assessments.save(unit, decided);
      return { status: 200, body: view(decided) };
    });
    return answerWith(reply, answer);
  }

  private asked(id: string, name: string, query: AssessmentQuery, principal: Principal): Asked {
    const period = periodOfQuery(name);
    const jurisdiction = oneJurisdiction(principal, query.jurisdiction);
    const pack = packOfPeriod(this.policies, jurisdiction, period, this.clock.now());
    const assessment = assessmentsOf(pack).find((each) => each.id === id && isOfLength(name, each));
    if (!assessment) throw new ProblemException(404, 'ASSESSMENT.UNKNOWN');
    return { assessment, period, jurisdiction, pack };
  }
}

const view = ({ decidedBy: _officer, ...decision }: AssessmentDecision): object => decision;
