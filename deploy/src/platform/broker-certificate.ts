import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { javaProgram } from './java';
import type { Home } from './paths';

/** What the broker shows, and what its clients trust. */
export interface BrokerCertificate {
  /** PKCS 12, opened by the broker with the given password. */
  readonly keystore: string;
  /** PEM; signed by itself, so it is its own authority. */
  readonly caFile: string;
}

const TEN_YEARS = '3650';

/**
 * A certificate for 127.0.0.1, made once per home by the keytool of the Java that runs the broker.
 * @param password at least six characters
 */
export async function brokerCertificate(home: Home, password: string): Promise<BrokerCertificate> {
  const keystore = join(home.run, 'broker.p12');
  const caFile = join(home.run, 'broker-ca.pem');
  const store = ['-alias', 'broker', '-keystore', keystore, '-storetype', 'PKCS12', '-storepass', password];
  const names = ['-dname', 'CN=huiying broker', '-ext', 'SAN=IP:127.0.0.1,DNS:localhost'];
  if (!existsSync(keystore))
    await keytool('-genkeypair', ...store, '-keyalg', 'EC', '-validity', TEN_YEARS, ...names);
  if (!existsSync(caFile)) await keytool('-exportcert', ...store, '-rfc', '-file', caFile);
  return { keystore, caFile };
}

async function keytool(...args: string[]): Promise<void> {
  const java = javaProgram();
  const program = java === 'java' ? 'keytool' : join(dirname(java), 'keytool');
  await promisify(execFile)(program, args);
}
