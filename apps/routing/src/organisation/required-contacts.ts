import type { Pack } from '@huiying/policy';
import { CONTACT_ROLES, type ContactRole, type Contacts } from './organisation';

/** Key of the pack's list of contacts that each unit must name; a regulation without one demands none. */
const REQUIRED = 'organisation.contacts';

export interface RequiredContacts {
  readonly roles: readonly ContactRole[];
  readonly ruleId?: string;
}

export function requiredContacts(pack: Pack): RequiredContacts {
  const parameter = pack.parameter(REQUIRED);
  if (parameter === undefined) return { roles: [] };
  const named = parameter.value as readonly string[];
  const roles = CONTACT_ROLES.filter((role) => named.includes(role));
  return parameter.ruleId === undefined ? { roles } : { roles, ruleId: parameter.ruleId };
}

/** Roles that the pack demands and that are absent; a contact without a name or a number reaches nobody. */
export function missingContacts(contacts: Contacts, pack: Pack): readonly ContactRole[] {
  return requiredContacts(pack).roles.filter((role) => !hasNumber(contacts[role]));
}

/** Key of the pack's list of contacts that the place as a whole must have: the inspection office (LN-69). */
const REQUIRED_OF_PLACE = 'organisation.place_contacts';

/** Roles of the place that nobody in its directory has: what is addressed to them reaches nobody yet. */
export function missingInPlace(directory: readonly { readonly contacts: Contacts }[], pack: Pack) {
  const parameter = pack.parameter(REQUIRED_OF_PLACE);
  const named = (parameter?.value as readonly string[] | undefined) ?? [];
  const roles = CONTACT_ROLES.filter(
    (role) => named.includes(role) && !directory.some(({ contacts }) => hasNumber(contacts[role])),
  );
  return { roles, ruleId: parameter?.ruleId };
}

const hasNumber = (contact: Contacts[ContactRole]): boolean =>
  contact !== undefined && contact.name.trim() !== '' && contact.phone.trim() !== '';
