import { createHash, randomBytes } from 'node:crypto';
import { CIPHERS, aes256Gcm, cipherOf, type Cipher, type CipherName } from './ciphers';
import { Sealing } from './commands';

export interface SealingKeys {
  /** What is sealed from now on; everything that was ever sealed stays readable. Default AES-256-GCM. */
  readonly cipher?: CipherName;
  /** 32 bytes: seals what is stored. */
  readonly dataKey: Buffer;
  /** Data keys from before, for reading only. */
  readonly oldDataKeys?: readonly Buffer[];
}

const MAGIC = Buffer.from('HYR');
const KEY_ID = 8;
const HEAD = MAGIC.length + 1 + KEY_ID;

/**
 * A text: `v<cipher>.<keyId>.<base64url>`; the key id is authenticated. At rest: `HYR`, the cipher's number, 8 bytes that
 * name the data key, the bytes. What was stored before data keys had names is AES-256-GCM without that head.
 */
export class KeyedSealing extends Sealing {
  private readonly cipher: Cipher;
  private readonly dataKey: Buffer;
  private readonly dataKeys: readonly Buffer[];

  constructor({ cipher = 'aes-256-gcm', dataKey, oldDataKeys = [] }: SealingKeys) {
    super();
    this.cipher = CIPHERS[cipher];
    this.dataKey = dataKey;
    this.dataKeys = [dataKey, ...oldDataKeys];
  }

  override seal(keyId: string, key: Buffer, plain: string): string {
    const sealed = this.cipher.seal(key, Buffer.from(plain), keyId);
    return `v${this.cipher.version}.${keyId}.${sealed.toString('base64url')}`;
  }

  /** @throws Error when the key is another one or the text was changed. */
  override open(key: Buffer, sealed: string): string {
    const [version, keyId, body] = sealed.split('.');
    const cipher = cipherOf(Number(version?.slice(1)));
    if (cipher === undefined || keyId === undefined || body === undefined)
      throw new Error('sealed text: expected v1.<keyId>.<bytes> or v2.<keyId>.<bytes>');
    return cipher.open(key, Buffer.from(body, 'base64url'), keyId).toString();
  }

  override keyIdOf(sealed: string): string {
    return sealed.split('.')[1] ?? '';
  }

  override newKey(): Buffer {
    return randomBytes(32);
  }

  override sealAtRest(plain: Buffer): Buffer {
    const head = Buffer.concat([MAGIC, Buffer.of(this.cipher.version), nameOf(this.dataKey)]);
    return Buffer.concat([head, this.cipher.seal(this.dataKey, plain, 'at-rest')]);
  }

  /** @throws Error when none of the data keys opens it. */
  override openAtRest(sealed: Buffer): Buffer {
    const cipher = sealed.subarray(0, MAGIC.length).equals(MAGIC)
      ? cipherOf(sealed[MAGIC.length] ?? 0)
      : undefined;
    const name = sealed.subarray(MAGIC.length + 1, HEAD);
    const key = cipher && this.dataKeys.find((each) => nameOf(each).equals(name));
    if (cipher && key) return cipher.open(key, sealed.subarray(HEAD), 'at-rest');
    return this.openNameless(sealed);
  }

  private openNameless(sealed: Buffer): Buffer {
    for (const key of this.dataKeys) {
      try {
        return aes256Gcm.open(key, sealed, 'at-rest');
      } catch {
        // another data key's
      }
    }
    throw new Error('sealed at rest with a data key that is not configured');
  }
}

/** AES-256-GCM with one data key. */
export class AesSealing extends KeyedSealing {
  constructor(dataKey: Buffer) {
    super({ dataKey });
  }
}

const names = new WeakMap<Buffer, Buffer>();

/** Tells data keys apart and says nothing about them. */
function nameOf(key: Buffer): Buffer {
  let name = names.get(key);
  if (!name)
    names.set(
      key,
      (name = createHash('sha256').update('huiying data key ').update(key).digest().subarray(0, KEY_ID)),
    );
  return name;
}
