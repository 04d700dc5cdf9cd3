/** Roles of the contract (§5); `gateway` resolves phone references, `operator` is the command line. */
export const ROLES = [
  'clerk',
  'dispatcher',
  'reviewer',
  'supervisor',
  'auditor',
  'bi',
  'department',
  'gateway',
  'operator',
] as const;

export type Role = (typeof ROLES)[number];

/** Who calls, as the token says it. */
export interface Principal {
  readonly sub: string;
  readonly role: Role;
  /** The pack's own division code, or '*' for all of them. */
  readonly jurisdiction: string;
  /** Set: only this organisation's rows. A department always has it. */
  readonly org?: string;
}

/** What a row tells about who may see it. A row without `org` belongs to no department in particular. */
export interface Scoped {
  readonly jurisdiction: string;
  readonly org?: string | undefined;
}

/** Row scope: both the jurisdiction and, when the token is bound to an organisation, the organisation must agree. */
export function inScope(principal: Principal, row: Scoped): boolean {
  const jurisdictionAgrees = principal.jurisdiction === '*' || principal.jurisdiction === row.jurisdiction;
  return jurisdictionAgrees && (principal.org === undefined || principal.org === row.org);
}
