import { Controller, Get, Logger, Param } from '@nestjs/common';
import { localDateOf } from '@huiying/contracts';
import { LegalClock } from '@huiying/messaging';
import { CurrentPrincipal, ProblemException, Roles, requireScope, type Principal } from '@huiying/http';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { calledPhone, ownerOf, readReference } from '../organisation/phone-of';
import { Organisations } from '../persistence/organisations';

/** The numbers behind the references of `notices.outbound` (contract §4): the gateway's alone, each reading on record. */
@ApiTags('phones')
@Controller('phones')
export class PhonesController {
  private readonly audit = new Logger('audit');

  constructor(
    private readonly directory: Organisations,
    private readonly clock: LegalClock,
  ) {}

  @Get(':ref')
  @Roles('gateway')
  @ApiOperation({
    summary:
      'The telephone of a contact, `<org>.<role>`; of a window’s head, `<org>.window_head.<windowNo>`; of the place’s own, `<division>.inspection_office`',
  })
  async get(
    @Param('ref') reference: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ readonly ref: string; readonly phone: string }> {
    const { owner, role, windowNo } = readReference(reference);
    const named = role && ownerOf(owner, role, await this.directory.named(owner));
    if (!role || !named) throw new ProblemException(404, 'ROUTING.ORG_UNKNOWN');
    requireScope(principal, { jurisdiction: named.jurisdiction });
    const phone = calledPhone(named, { role, windowNo }, localDateOf(this.clock.now()));
    if (phone === undefined) throw new ProblemException(404, 'ROUTING.CONTACT_MISSING');
    this.audit.log({ msg: 'a telephone number was read', ref: reference, by: principal.sub });
    return { ref: reference, phone };
  }
}
