import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Sealing } from './commands';

const IV = 12;
const TAG = 16;

/** AES-256-GCM. Ciphertext of a text: `v1.<keyId>.<base64url of iv, tag, bytes>`; the key id is authenticated. */
export class AesSealing extends Sealing {
  constructor(private readonly dataKey: Buffer) {
    super();
  }

  override seal(keyId: string, key: Buffer, plain: string): string {
    return `v1.${keyId}.${encrypt(key, Buffer.from(plain), keyId).toString('base64url')}`;
  }

  /** @throws Error when the key is another one or the text was changed. */
  override open(key: Buffer, sealed: string): string {
    const [version, keyId, body] = sealed.split('.');
    if (version !== 'v1' || keyId === undefined || body === undefined)
      throw new Error('sealed text: expected v1.<keyId>.<bytes>');
    return decrypt(key, Buffer.from(body, 'base64url'), keyId).toString();
  }

  override keyIdOf(sealed: string): string {
    return sealed.split('.')[1] ?? '';
  }

  override newKey(): Buffer {
    return randomBytes(32);
  }

  override sealAtRest(plain: Buffer): Buffer {
    return encrypt(this.dataKey, plain, 'at-rest');
  }

  override openAtRest(sealed: Buffer): Buffer {
    return decrypt(this.dataKey, sealed, 'at-rest');
  }
}

function encrypt(key: Buffer, plain: Buffer, bound: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV)).setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]);
}
