import { CONTACT_ROLES, inForceOn, type ContactRole, type Organisation } from './organisation';

/**
 * Who is called when the role has no contact: whoever else of the unit passes it on. A leader is not replaced by a
 * handler; a regulation that warns its leaders has them named (LN-03).
 */
const INSTEAD: Readonly<Record<ContactRole, readonly ContactRole[]>> = {
  handler: ['receiver', 'responsible', 'chief_representative', 'leader_in_charge', 'principal_leader'],
  receiver: ['handler', 'responsible'],
  responsible: ['leader_in_charge', 'principal_leader'],
  chief_representative: ['responsible', 'leader_in_charge', 'principal_leader'],
  leader_in_charge: ['principal_leader'],
  principal_leader: [],
  inspection_office: [],
};

/** The organisation whose contact a reference means: the one that it names, or of a place the one that has that contact. */
export function ownerOf(
  owner: string,
  role: ContactRole,
  directory: readonly Organisation[],
): Organisation | undefined {
  const named = directory.find(({ org }) => org === owner);
  if (role !== 'inspection_office') return named;
  const holders = directory.filter(
    ({ jurisdiction, contacts }) => jurisdiction === owner && contacts.inspection_office !== undefined,
  );
  return named?.contacts.inspection_office === undefined ? holders[0] : named;
}

/**
 * `<org>.<role>` or `<org>.window_head.<windowNo>` (contracts, `phoneRefOf`). Where a window has no head of its own, who is
 * responsible in the unit answers for it.
 */
export function readReference(reference: string): {
  readonly owner: string;
  readonly role: ContactRole | undefined;
  readonly windowNo?: string;
} {
  const [owner = '', name, ...rest] = reference.split('.');
  if (name === 'window_head') return { owner, role: 'responsible', windowNo: rest.join('.') };
  return { owner, role: rest.length === 0 ? CONTACT_ROLES.find((each) => each === name) : undefined };
}

/** Whose telephone a reference means on that day. @returns undefined when nobody there can be called */
export function calledPhone(
  named: Organisation,
  { role, windowNo }: { readonly role: ContactRole; readonly windowNo?: string | undefined },
  on: string,
): string | undefined {
  const head = windowNo === undefined ? undefined : phoneOfHead(named, windowNo, on);
  return head ?? phoneOf(named, role);
}

/** The head of that window on that day; undefined when nobody is named. */
function phoneOfHead({ windows = [] }: Organisation, windowNo: string, on: string): string | undefined {
  const phone = windows
    .find((window) => window.windowNo === windowNo && inForceOn(window, on))
    ?.head?.phone.trim();
  return phone === '' ? undefined : phone;
}

/** The telephone of that role of the organisation. @returns undefined when nobody there can be called */
export function phoneOf({ contacts }: Organisation, role: ContactRole): string | undefined {
  const found = [role, ...INSTEAD[role]].map((each) => contacts[each]?.phone.trim());
  return found.find((phone) => phone !== undefined && phone !== '');
}
