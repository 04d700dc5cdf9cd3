import type { Pack } from '@huiying/policy';
import { became, refused, type Outcome } from '../outcome';
import { missingContacts, missingInPlace, requiredContacts } from './required-contacts';
import { organisationChanged } from './organisation-events';
import type {
  ActiveOrganisation,
  Organisation,
  OrganisationData,
  ProvisioningOrganisation,
} from './organisation';

/**
 * A supervisor enters an organisation, or amends what is known of it. A new one waits in `provisioning`; an amended one
 * stays in the state that it has. Its jurisdiction cannot change: open orders were given under that place's law.
 *
 * Refused: a contact that the regulation demands is missing (LN-03: without a principal leader a red warning would
 * reach nobody); the only contact of its kind that the place has would go (LN-69: the inspection office); or another
 * jurisdiction than before.
 * @param others the other entries of the place's directory
 */
export function registerOrganisation(
  current: Organisation | undefined,
  org: string,
  entered: OrganisationData,
  pack: Pack,
  others: readonly Organisation[] = [],
): Outcome<Organisation> {
  const missing = missingContacts(entered.contacts, pack);
  if (missing.length > 0) {
    const { ruleId } = requiredContacts(pack);
    return refused('ROUTING.CONTACT_MISSING', `contacts missing: ${missing.join(', ')}`, ruleId);
  }
  const data = { ...entered, jurisdiction: pack.code, pack: pack.id, org };
  if (current === undefined) {
    const created: ProvisioningOrganisation = { ...data, status: 'provisioning' };
    return became(created, [organisationChanged(created)]);
  }
  if (current.jurisdiction !== data.jurisdiction) {
    return refused('ROUTING.ORG_OTHER_JURISDICTION', `${org} belongs to ${current.jurisdiction}`);
  }
  const lost = missingInPlace([entered, ...others], pack);
  const lastOfPlace = lost.roles.filter((role) => current.contacts[role] !== undefined);
  if (lastOfPlace.length > 0)
    return refused('ROUTING.CONTACT_MISSING', `no other entry has: ${lastOfPlace.join(', ')}`, lost.ruleId);
  const amended: Organisation =
    current.status === 'active'
      ? { ...data, status: 'active', activeSince: current.activeSince }
      : { ...data, status: 'provisioning' };
  return became(amended, [organisationChanged(amended)]);
}

/** Topics and access rules exist: from now on orders may be sent. A second time nothing happens. */
export function activateOrganisation(current: Organisation, now: number): Outcome<ActiveOrganisation> {
  if (current.status === 'active') return { kind: 'nothing' };
  const active: ActiveOrganisation = { ...current, status: 'active', activeSince: now };
  return became(active, [organisationChanged(active)]);
}
