import { Controller, Get, Param } from '@nestjs/common';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  notYetKnown,
  requireScope,
  type Principal,
} from '@huiying/http';
import { Reader, ref } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { whoMaySeeTheParty } from '../case/who-may-see-the-party';
import { Parties } from '../persistence/parties';
import { PartyLooks } from '../persistence/party-looks';
import { cases, type CaseRecord } from '../persistence/stores';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class PartyController {
  constructor(
    private readonly reader: Reader,
    private readonly parties: Parties,
    private readonly looks: PartyLooks,
    private readonly policies: Policies,
  ) {}

  /** The look is on record before anything is shown, and is on record when nothing is. */
  @Get(':id/party')
  @Roles('clerk', 'dispatcher', 'reviewer', 'supervisor', 'department')
  @ApiOperation({ summary: 'Who filed the case; every look is recorded, the accused party is refused' })
  async party(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<object> {
    const found = await this.reader.read<CaseRecord>(ref(cases, id));
    const file = found?.doc.file;
    if (!file) throw notYetKnown();
    requireScope(principal, { jurisdiction: file.facts.jurisdiction, org: principal.org });
    const pack = file.policyRef === undefined ? undefined : this.policies.byRef(file.policyRef);
    const look = whoMaySeeTheParty(file, principal, pack);
    await this.looks.record(id, principal, look);
    if (!look.granted) {
      throw new ProblemException(
        403,
        look.reasonCode,
        look.ruleId === undefined ? {} : { ruleId: look.ruleId },
      );
    }
    return (await this.parties.read(id)) ?? { anonymous: true };
  }
}
