import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
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
import { Commands, ref } from '@huiying/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { citedBy, setStatutoryLimit } from '../deadline/end-order';
import { KeepClocks } from '../keep-clocks';
import { caseClocks } from '../persistence/stores';
import { StatutoryLimitBody } from './dtos';
import { problemOfRefusal } from './refusal-problem';

/** Another period that a law sets (Q55, XX-21, LN-38). */
@ApiTags('deadlines')
@ApiBearerAuth()
@Controller('cases')
export class StatutoryLimitController {
  constructor(
    private readonly commands: Commands,
    private readonly keep: KeepClocks,
  ) {}

  @Post(':id/statutory-limit')
  @HttpCode(200)
  @Roles('dispatcher', 'supervisor')
  @ApiOperation({
    summary:
      'Cites the law that sets another period; the pack says whether it replaces the limit or the shorter governs',
  })
  async set(
    @Param('id') id: string,
    @Body() { workingDays, citation }: StatutoryLimitBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(
      commandOf(request, principal, ref(caseClocks, id)),
      async (unit) => {
        const clocks = await this.keep.find(unit, id);
        if (!clocks) throw notYetKnown();
        requireScope(principal, { jurisdiction: clocks.jurisdiction, org: principal.org });
        const { pack } = await this.keep.surroundings(unit, clocks);
        const refusal = citedBy(principal.role, pack);
        if (refusal) throw problemOfRefusal(refusal.refusal);
        const limited = setStatutoryLimit(clocks, workingDays, citation, unit.now);
        const settled = await this.keep.settle(unit, limited, 'statutory_limit');
        const completion = settled.orders.flatMap(({ deadlines }) =>
          deadlines.filter(({ kind }) => kind === 'completion'),
        );
        return {
          status: 200,
          body: {
            caseId: id,
            deadlines: completion.map(({ deadlineId, dueAt, dueOn, ruleId }) => ({
              deadlineId,
              dueAt: formatTime(dueAt),
              dueOn,
              ruleId,
            })),
          },
        };
      },
    );
    return answerWith(reply, answer);
  }
}
