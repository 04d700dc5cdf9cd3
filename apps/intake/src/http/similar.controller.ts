import { Controller, Get, Param } from '@nestjs/common';
import { CurrentPrincipal, Roles, notYetKnown, requireScope, type Principal } from '@huiying/http';
import { Reader, ref } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SimilarCases } from '../persistence/similar-cases';
import { cases, type CaseRecord } from '../persistence/stores';
import { scopeOf } from './cases.controller';

/** Down to it three of four sampled pairs of real messages were one matter; below it none was judged (decision 0020). */
const LEAST_SCORE = 0.2;

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class SimilarController {
  constructor(
    private readonly reader: Reader,
    private readonly similar: SimilarCases,
  ) {}

  /** Advice only: nothing is linked or refused by similar wording (Q16, Q38). */
  @Get(':id/similar')
  @Roles('clerk', 'dispatcher', 'reviewer', 'supervisor')
  @ApiOperation({
    summary:
      'Cases with similar words: score from 0.2 to 1, the passages in common, whether the person is the same',
  })
  async of(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<object> {
    const found = await this.reader.read<CaseRecord>(ref(cases, id));
    const file = found?.doc.file;
    if (!file) throw notYetKnown();
    requireScope(principal, scopeOf(found.doc, principal));
    const items = await this.similar.to(id, file, LEAST_SCORE);
    return {
      items: items.map(({ id: caseId, doc, score, passages, samePerson }) => ({
        caseId,
        upstreamCaseNo: doc.upstreamCaseNo,
        caseNo: doc.file?.facts.caseNo,
        receivedAt: doc.file?.facts.receivedAt,
        status: doc.file?.status,
        score,
        passages,
        samePerson,
      })),
    };
  }
}
