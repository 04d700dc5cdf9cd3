import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { JURISDICTIONS } from './names';
import type { Secrets } from './secrets';

export type Role =
  | 'clerk'
  | 'dispatcher'
  | 'reviewer'
  | 'supervisor'
  | 'auditor'
  | 'bi'
  | 'gateway'
  | 'operator'
  | 'department';

/** Who a bearer token speaks for. `jurisdiction` is a division code, or `*` for all of them. */
export interface Bearer {
  readonly role: Role;
  readonly jurisdiction: string;
  readonly org?: string;
  /** Default: made from the other three. */
  readonly subject?: string;
}
export interface IssuedToken {
  readonly role: Role;
  readonly jurisdiction: string;
  readonly org?: string;
  readonly token: string;
}

const OFFICE: readonly Role[] = ['clerk', 'dispatcher', 'reviewer', 'supervisor', 'auditor', 'bi'];
const EVERYWHERE: readonly Role[] = ['supervisor', 'auditor', 'bi', 'gateway', 'operator'];

/** A signed bearer token: EdDSA, issuer and audience `huiying`, 30 days. */
export async function mintToken(secrets: Pick<Secrets, 'jwt'>, bearer: Bearer): Promise<IssuedToken> {
  const { role, jurisdiction, org } = bearer;
  const subject =
    bearer.subject ?? [role, jurisdiction === '*' ? 'all' : jurisdiction, org].filter(Boolean).join(':');
  const token = await new SignJWT({ role, jurisdiction, ...(org === undefined ? {} : { org }) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
    .setIssuer('huiying')
    .setAudience('huiying')
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('30 days')
    .sign(createPrivateKey(secrets.jwt.privateKey));
  return { role, jurisdiction, ...(org === undefined ? {} : { org }), token };
}

/** The tokens of a local run: every role of an office per jurisdiction, and those that look across all. */
export async function mintOfficeTokens(secrets: Pick<Secrets, 'jwt'>): Promise<IssuedToken[]> {
  const local = JURISDICTIONS.flatMap((jurisdiction) => OFFICE.map((role) => ({ role, jurisdiction })));
  const wide = EVERYWHERE.map((role) => ({ role, jurisdiction: '*' }));
  return Promise.all([...local, ...wide].map((bearer) => mintToken(secrets, bearer)));
}
