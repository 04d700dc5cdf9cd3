import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Authenticated encryption with a key of 32 bytes; `bound` is authenticated beside the text and not kept in it. */
export interface Cipher {
  /** The version that stands in front of its ciphertexts: v1, v2. */
  readonly version: 1 | 2;
  seal(key: Buffer, plain: Buffer, bound: string): Buffer;
  /** @throws Error when the key is another one or a byte was changed */
  open(key: Buffer, sealed: Buffer, bound: string): Buffer;
}

const GCM_IV = 12;
const GCM_TAG = 16;

/** AES-256-GCM: iv (12), tag (16), bytes. */
export const aes256Gcm: Cipher = {
  version: 1,
  seal(key, plain, bound) {
    const iv = randomBytes(GCM_IV);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  },
  open(key, sealed, bound) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, GCM_IV)).setAAD(
      Buffer.from(bound),
    );
    decipher.setAuthTag(sealed.subarray(GCM_IV, GCM_IV + GCM_TAG));
    return Buffer.concat([decipher.update(sealed.subarray(GCM_IV + GCM_TAG)), decipher.final()]);
  },
};

const SM4_IV = 16;
const SM3_TAG = 32;

/**
 * The national ciphers (GB/T 32907 SM4, GB/T 32905 SM3): SM4-CTR, then HMAC-SM3 over bound, iv and ciphertext, because
 * OpenSSL's default provider has no SM4-GCM. Iv (16), tag (32), bytes; the two keys are derived from the one of 32 bytes.
 */
export const sm4CtrSm3: Cipher = {
  version: 2,
  seal(key, plain, bound) {
    const iv = randomBytes(SM4_IV);
    const cipher = createCipheriv('sm4-ctr', part(key, 'encrypt').subarray(0, 16), iv);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, tagOf(key, bound, iv, body), body]);
  },
  open(key, sealed, bound) {
    const iv = sealed.subarray(0, SM4_IV);
    const tag = sealed.subarray(SM4_IV, SM4_IV + SM3_TAG);
    const body = sealed.subarray(SM4_IV + SM3_TAG);
    if (tag.length !== SM3_TAG || !timingSafeEqual(tag, tagOf(key, bound, iv, body)))
      throw new Error('sealed with another key, or changed since');
    const decipher = createDecipheriv('sm4-ctr', part(key, 'encrypt').subarray(0, 16), iv);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  },
};

const part = (key: Buffer, name: string): Buffer =>
  createHmac('sm3', key).update(`huiying sm4 ${name}`).digest();

/** The length of `bound` is authenticated too: no other division of the same bytes gives the same tag. */
function tagOf(key: Buffer, bound: string, iv: Buffer, body: Buffer): Buffer {
  const bytes = Buffer.from(bound);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return createHmac('sm3', part(key, 'authenticate'))
    .update(length)
    .update(bytes)
    .update(iv)
    .update(body)
    .digest();
}

export const CIPHERS = { 'aes-256-gcm': aes256Gcm, sm4: sm4CtrSm3 } as const;
export type CipherName = keyof typeof CIPHERS;
export const cipherOf = (version: number): Cipher | undefined =>
  Object.values(CIPHERS).find((cipher) => cipher.version === version);
