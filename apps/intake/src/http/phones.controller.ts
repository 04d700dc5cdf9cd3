import { Controller, Get, Param } from '@nestjs/common';
import { CurrentPrincipal, ProblemException, Roles, requireScope, type Principal } from '@huiying/http';
import { Reader, ref } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Parties } from '../persistence/parties';
import { PartyLooks } from '../persistence/party-looks';
import { cases, type CaseRecord } from '../persistence/stores';

/** The numbers of persons behind the references of `notices.outbound` (contract §4): the gateway's alone, each reading on record. */
@ApiTags('phones')
@ApiBearerAuth()
@Controller('phones')
export class PhonesController {
  constructor(
    private readonly reader: Reader,
    private readonly parties: Parties,
    private readonly looks: PartyLooks,
  ) {}

  @Get(':ref')
  @Roles('gateway')
  @ApiOperation({
    summary: 'The telephone of the person of a case, `<caseId>.person`; every look is recorded',
  })
  async get(
    @Param('ref') reference: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ readonly ref: string; readonly phone: string }> {
    const caseId = /^(.{1,100})\.person$/.exec(reference)?.[1];
    const record = caseId && (await this.reader.read<CaseRecord>(ref(cases, caseId)))?.doc.file;
    if (!caseId || !record) throw new ProblemException(404, 'INTAKE.PHONE_MISSING');
    requireScope(principal, { jurisdiction: record.facts.jurisdiction });
    await this.looks.record(caseId, principal, { granted: true });
    const { phone } = (await this.parties.read(caseId)) ?? {};
    if (phone === undefined) throw new ProblemException(404, 'INTAKE.PHONE_MISSING');
    return { ref: reference, phone };
  }
}
