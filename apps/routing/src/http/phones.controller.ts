import { Controller, Get, Logger, Param } from '@nestjs/common';
import { CurrentPrincipal, ProblemException, Roles, requireScope, type Principal } from '@huiying/http';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CONTACT_ROLES } from '../organisation/organisation';
import { Organisations } from '../persistence/organisations';

/** The numbers behind the references of `notices.outbound` (contract §4): the gateway's alone, each reading on record. */
@ApiTags('phones')
@Controller('phones')
export class PhonesController {
  private readonly audit = new Logger('audit');

  constructor(private readonly directory: Organisations) {}

  @Get(':ref')
  @Roles('gateway')
  @ApiOperation({ summary: 'The telephone of a contact, `<org>.<role>`' })
  async get(
    @Param('ref') reference: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ readonly ref: string; readonly phone: string }> {
    const [org = '', name] = reference.split('.', 2);
    const role = CONTACT_ROLES.find((each) => each === name);
    const found = role && (await this.directory.read(org));
    const phone = role && found?.organisation.contacts[role]?.phone;
    if (!found || phone === undefined) throw new ProblemException(404, 'ROUTING.ORG_UNKNOWN');
    requireScope(principal, { jurisdiction: found.organisation.jurisdiction });
    this.audit.log({ msg: 'a telephone number was read', ref: reference, by: principal.sub });
    return { ref: reference, phone };
  }
}
