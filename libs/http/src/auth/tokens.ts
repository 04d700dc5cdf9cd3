import { errors, importSPKI, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { ProblemException } from '../problem/problem-exception';
import { ROLES } from './principal';
import type { Principal } from './principal';

export type VerifyToken = (token: string) => Promise<Principal>;

interface Known {
  readonly principal: Principal;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Tokens whose signature has been checked; an officer's is sent with every click. */
const MOST_KNOWN = 1_000;

/**
 * Verifies bearer tokens against one Ed25519 key. The algorithm is pinned: a token that names another one is refused
 * before its signature is looked at. Expiry counts in real time, never on the simulated clock (contract §5).
 * @param publicKeyPem SPKI PEM
 * @returns a verifier that throws 401 `AUTH.TOKEN_EXPIRED` or `AUTH.TOKEN_INVALID`
 */
export function tokenVerifier(publicKeyPem: string): VerifyToken {
  const key = importSPKI(publicKeyPem, 'EdDSA');
  key.catch(() => undefined); // a bad key shows at the first token; `checkKey` shows it at boot
  const known = new Map<string, Known>();
  return async (token) => {
    const before = known.get(token);
    if (before !== undefined && Date.now() < before.expiresAt) return before.principal;
    known.delete(token);
    try {
      const { payload } = await jwtVerify(token, await key, {
        algorithms: ['EdDSA'],
        issuer: 'huiying',
        audience: 'huiying',
        requiredClaims: ['exp', 'sub', 'role', 'jurisdiction'],
      });
      const principal = principalOf(payload);
      const [oldest] = known.keys();
      if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
      known.set(token, { principal, expiresAt: Number(payload.exp) * 1000 });
      return principal;
    } catch (error) {
      if (error instanceof ProblemException) throw error;
      const code = error instanceof errors.JWTExpired ? 'AUTH.TOKEN_EXPIRED' : 'AUTH.TOKEN_INVALID';
      throw new ProblemException(401, code, {
        headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
      });
    }
  };
}

/** @throws TypeError when the PEM holds no Ed25519 public key; asked at boot, so that a service never starts deaf. */
export async function checkKey(publicKeyPem: string): Promise<void> {
  await importSPKI(publicKeyPem, 'EdDSA');
}

function principalOf(claims: JWTPayload): Principal {
  const { sub, role, jurisdiction, org } = claims;
  const known = ROLES.find((candidate) => candidate === role);
  const readable =
    typeof sub === 'string' && sub !== '' && typeof jurisdiction === 'string' && known !== undefined;
  // a department without an organisation would see every department's rows
  if (!readable || (org !== undefined && typeof org !== 'string') || (known === 'department' && !org)) {
    throw new ProblemException(401, 'AUTH.TOKEN_INVALID', {
      detail: 'the token needs sub, a known role, jurisdiction, and for a department org',
    });
  }
  return { sub, role: known, jurisdiction, ...(typeof org === 'string' ? { org } : {}) };
}
