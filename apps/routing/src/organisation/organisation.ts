import type { JurisdictionId, LocalDate } from '@huiying/policy';

/**
 * An organisation of the directory (承办单位): whom cases can be assigned to.
 *
 * A supervisor enters it: it is `provisioning` until its two topics and their access rules exist, because nothing may
 * be sent to a department that cannot read yet (engine rule 25). Each of those steps can be repeated, so a process
 * that dies half way leaves nothing to repair. Once `active` it stays so; its data may be amended at any time, and an
 * amendment never takes it back to `provisioning`: a topic name is never used for anything else.
 */
export type Organisation = ProvisioningOrganisation | ActiveOrganisation;

export interface ProvisioningOrganisation extends DirectoryEntry {
  readonly status: 'provisioning';
}

export interface ActiveOrganisation extends DirectoryEntry {
  readonly status: 'active';
  /** Legal instant, epoch milliseconds. */
  readonly activeSince: number;
}

/** What the supervisor enters (contract §5, `PUT /organisations/{org}`). */
export interface OrganisationData {
  readonly name: string;
  readonly kind: 'administrative' | 'public_service';
  /** 统一社会信用代码; the province names authorities by it. */
  readonly uscc?: string;
  readonly jurisdiction: string;
  /** Division code or name of the part that it is responsible for; absent: the whole jurisdiction. */
  readonly territory?: string;
  readonly contacts: Contacts;
  readonly duties: readonly Duty[];
  /** Its windows in the hall, each with the days on which it is this organisation's (KY-18). */
  readonly windows?: readonly Window[];
  /** Who serves at them; staff numbers only. */
  readonly staff?: readonly StaffMember[];
}

export interface DirectoryEntry extends OrganisationData {
  readonly org: string;
  /** The short name of the jurisdiction's pack, `LN`. */
  readonly pack: JurisdictionId;
}

export const CONTACT_ROLES = [
  'principal_leader',
  'leader_in_charge',
  'responsible',
  'handler',
  'receiver',
  'chief_representative',
  // 督查室: of the place, not of a unit; the organisation that has this contact has it for its whole jurisdiction (LN-69)
  'inspection_office',
] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** Names and telephone numbers: they never leave this service, neither on a topic nor in a log. */
export interface Contact {
  readonly name: string;
  readonly phone: string;
}
export type Contacts = Partial<Readonly<Record<ContactRole, Contact>>>;

/** One line of the duty catalogue (职责目录): a matter or a topic, in a territory, from a day to a day (inclusive). */
export interface Duty {
  readonly taskCode?: string;
  readonly topic?: string;
  readonly territory?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** From a day to a day, both inclusive; absent: open. */
interface Dated {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** 窗口: the lowest of the three levels; its head answers for what is handled there. */
export interface Window extends Dated {
  readonly windowNo: string;
  readonly name?: string;
  readonly head?: Contact;
}

export interface StaffMember extends Dated {
  readonly staffNo: string;
  readonly windowNo?: string;
}

/** Whether the entry was in force on that local date. */
export function inForceOn(entry: Dated, on: LocalDate): boolean {
  return (entry.from === undefined || entry.from <= on) && (entry.to === undefined || on <= entry.to);
}

/** The organisation has the window, or the person at its windows, on that local date. */
export function hasWindow(
  { windows = [], staff = [] }: Pick<DirectoryEntry, 'windows' | 'staff'>,
  { windowNo, staffNo }: { readonly windowNo?: string; readonly staffNo?: string },
  on: LocalDate,
): boolean {
  return (
    windows.some((window) => window.windowNo === windowNo && inForceOn(window, on)) ||
    staff.some((person) => person.staffNo === staffNo && inForceOn(person, on))
  );
}

/** A code by which the province or a case may name the organisation: our own code, or its credit code. */
export function isNamedBy(organisation: Pick<DirectoryEntry, 'org' | 'uscc'>, code: string): boolean {
  // an org code of a province may prefix the credit code with the area: 370900000000_11370900004341048Y
  return (
    code === organisation.org ||
    (organisation.uscc !== undefined && code.split('_').at(-1) === organisation.uscc)
  );
}
