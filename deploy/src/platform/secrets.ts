import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Home } from './paths';
import { BROKER_PRINCIPALS, DATABASE_LOGINS } from './names';
import { readPrivateJson, writePrivateJson } from './private-file';

/** Everything secret of one deployment. Kept in `secrets.json`, readable by its owner only. */
export interface Secrets {
  /** Broker passwords by principal, and those of `admin` and `controller`. */
  readonly kafka: Readonly<Record<string, string>>;
  /** Database passwords by login, and that of the superuser `postgres`. */
  readonly postgres: Readonly<Record<string, string>>;
  /** Ed25519 pair that signs and checks bearer tokens, PEM. */
  readonly jwt: { readonly privateKey: string; readonly publicKey: string };
  /** 32 bytes, base64: wraps the per-case keys of personal data. Losing it loses the texts. */
  readonly dataKey: string;
}

/** A password of 192 random bits that needs no escaping in URLs, JAAS files or SQL. */
export function randomPassword(): string {
  return randomBytes(24).toString('base64url').replaceAll('-', 'a').replaceAll('_', 'b');
}

const passwordsFor = (names: readonly string[], known: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(names.map((name) => [name, randomPassword()])),
  ...known,
});

/** The home's secrets, made at the first start; what a later version needs in addition is added, nothing is replaced. */
export function secretsOf(home: Home): Secrets {
  const known = readPrivateJson<Partial<Secrets>>(home.secretsFile) ?? {};
  const secrets: Secrets = {
    kafka: passwordsFor(['admin', 'controller', ...BROKER_PRINCIPALS], known.kafka),
    postgres: passwordsFor(['postgres', ...DATABASE_LOGINS], known.postgres),
    jwt: known.jwt ?? signingKeys(),
    dataKey: known.dataKey ?? randomBytes(32).toString('base64'),
  };
  if (JSON.stringify(secrets) !== JSON.stringify(known)) writePrivateJson(home.secretsFile, secrets);
  return secrets;
}

/** The password of that name, or an error that names it: a missing secret must not become the text "undefined". */
export function passwordOf(passwords: Readonly<Record<string, string>>, name: string): string {
  const password = passwords[name];
  if (password === undefined) throw new Error(`No password is kept for "${name}"`);
  return password;
}

function signingKeys(): Secrets['jwt'] {
  const pair = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKey: pair.privateKey, publicKey: pair.publicKey };
}
