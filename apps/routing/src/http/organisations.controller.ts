import { Body, Controller, Get, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  afterOf,
  answerWith,
  commandOf,
  jurisdictionScope,
  limitOf,
  pageOf,
  requireScope,
  withEtag,
  type AuthenticatedRequest,
  type Principal,
} from '@huiying/http';
import { localDateOf, orgOf } from '@huiying/contracts';
import { Commands, ref } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Organisation, OrganisationData } from '../organisation/organisation';
import { registerOrganisation } from '../organisation/register-organisation';
import { missingInPlace } from '../organisation/required-contacts';
import { DutyDays } from '../persistence/duty-days';
import { Organisations } from '../persistence/organisations';
import { organisations } from '../persistence/stores';
import { ProvisionOrganisations } from '../timers/provision-organisations';
import { officeOf } from './office';
import { OrganisationBody, OrganisationQuery } from './organisation-dtos';
import { problemOfRefusal } from './refusal-problem';

/** The directory (contract §5). Contacts are shown to supervisors and never leave this service otherwise. */
@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly directory: Organisations,
    private readonly duties: DutyDays,
    private readonly commands: Commands,
    private readonly policies: Policies,
    private readonly provisioning: ProvisionOrganisations,
  ) {}

  @Put(':org')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiHeader({ name: 'If-None-Match', description: '* to enter a new organisation', required: false })
  @ApiHeader({ name: 'If-Match', description: 'the ETag, to amend one', required: false })
  @ApiOperation({
    summary: 'Enters or amends an organisation; a new one becomes active when its topics exist',
  })
  async put(
    @Param('org') org: string,
    @Body() body: OrganisationBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (orgOf(org) === undefined)
      throw new ProblemException(400, 'REQUEST.INVALID', { detail: 'org: 1 to 64 of A-Z a-z 0-9 _ -' });
    const answer = await this.commands.run(
      commandOf(request, principal, ref(organisations, org)),
      async (unit) => {
        const pack = this.policies.inForce(body.jurisdiction, localDateOf(unit.now));
        if (!pack)
          throw new ProblemException(422, 'POLICY.UNKNOWN_JURISDICTION', {
            detail: 'no policy pack is in force for this code',
          });
        requireScope(officeOf(principal), { jurisdiction: pack.code });
        const current = await this.directory.find(unit, org);
        const others = (await this.directory.of(pack.id)).filter((other) => other.org !== org);
        const outcome = registerOrganisation(current, org, dataOf(body), pack, others);
        if (outcome.kind === 'refused') throw problemOfRefusal(outcome.refusal);
        if (outcome.kind === 'nothing') return { status: 200, body: { org } };
        this.directory.save(unit, outcome.state);
        unit.publish(outcome.events);
        if (outcome.state.status === 'active') this.duties.expectFromTomorrow(unit, outcome.state);
        const { roles: missingInDirectory } = missingInPlace([outcome.state, ...others], pack);
        return {
          status: current ? 200 : 201,
          // what the place owes beside its units: without an inspection office a notice of LN-69 reaches nobody
          body: {
            ...withoutContacts(outcome.state),
            ...(missingInDirectory.length > 0 ? { missingInDirectory } : {}),
          },
        };
      },
    );
    this.directory.forget();
    this.provisioning.wake();
    return answerWith(reply, answer);
  }

  @Get(':org')
  @Roles('supervisor', 'dispatcher', 'reviewer', 'auditor')
  @ApiOperation({ summary: 'One organisation; its version as ETag' })
  async get(
    @Param('org') org: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.directory.read(org);
    if (!found) throw new ProblemException(404, 'ROUTING.ORG_UNKNOWN');
    const { organisation, version } = found;
    requireScope(officeOf(principal), { jurisdiction: organisation.jurisdiction });
    const mayCall = principal.role === 'supervisor' || principal.role === 'dispatcher';
    return withEtag(reply, version, mayCall ? organisation : withoutContacts(organisation));
  }

  @Get()
  @Roles('supervisor', 'dispatcher', 'reviewer', 'auditor')
  @ApiOperation({ summary: 'The directory of a place, without contacts' })
  async list(@Query() query: OrganisationQuery, @CurrentPrincipal() principal: Principal) {
    const filter = { jurisdiction: jurisdictionScope(principal, query.jurisdiction), status: query.status };
    const rows = await this.directory.list(filter, limitOf(query), afterOf(query)?.[0]);
    const page = pageOf(rows, limitOf(query), ({ organisation }) => [organisation.org]);
    return {
      items: page.items.map(({ organisation, version }) => ({ ...withoutContacts(organisation), version })),
      next: page.next,
    };
  }
}

/** Neither names nor numbers of people; of the windows only which they are. */
function withoutContacts({
  contacts,
  windows,
  staff: _people,
  ...rest
}: Organisation): Record<string, unknown> {
  return {
    ...rest,
    roles: Object.keys(contacts),
    ...(windows
      ? { windows: windows.map(({ head, ...window }) => ({ ...window, hasHead: head !== undefined })) }
      : {}),
  };
}

/** class-transformer leaves class instances; the document keeps plain objects. */
function dataOf({ duties = [], contacts, windows, staff, ...rest }: OrganisationBody): OrganisationData {
  return {
    ...rest,
    contacts: structuredClone({ ...contacts }),
    duties: duties.map((duty) => ({ ...duty })),
    ...(windows === undefined ? {} : { windows: windows.map((window) => structuredClone({ ...window })) }),
    ...(staff === undefined ? {} : { staff: staff.map((person) => ({ ...person })) }),
  };
}
