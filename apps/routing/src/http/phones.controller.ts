import { Controller, Get, Logger, Param } from '@nestjs/common';
import { CurrentPrincipal, ProblemException, Roles, requireScope, type Principal } from '@huiying/http';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CONTACT_ROLES } from '../organisation/organisation';
import { ownerOf, phoneOf } from '../organisation/phone-of';
import { Organisations } from '../persistence/organisations';

/** The numbers behind the references of `notices.outbound` (contract §4): the gateway's alone, each reading on record. */
@ApiTags('phones')
@Controller('phones')
export class PhonesController {
  private readonly audit = new Logger('audit');

  constructor(private readonly directory: Organisations) {}

  @Get(':ref')
  @Roles('gateway')
  @ApiOperation({
    summary: 'The telephone of a contact, `<org>.<role>`; of the place’s own, `<division>.inspection_office`',
  })
  async get(
    @Param('ref') reference: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ readonly ref: string; readonly phone: string }> {
    const [owner = '', name] = reference.split('.', 2);
    const role = CONTACT_ROLES.find((each) => each === name);
    const named = role && ownerOf(owner, role, await this.directory.named(owner));
    if (!role || !named) throw new ProblemException(404, 'ROUTING.ORG_UNKNOWN');
    requireScope(principal, { jurisdiction: named.jurisdiction });
    const phone = phoneOf(named, role);
    if (phone === undefined) throw new ProblemException(404, 'ROUTING.CONTACT_MISSING');
    this.audit.log({ msg: 'a telephone number was read', ref: reference, by: principal.sub });
    return { ref: reference, phone };
  }
}
