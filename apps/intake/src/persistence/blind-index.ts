import { createHmac, hkdfSync } from 'node:crypto';

/**
 * Finds equal identity numbers, phones and matters without keeping them readable: HMAC-SHA-256 under a key of its own,
 * derived from the deployment's data key (RFC 5869), so that the index gives nothing away without that key.
 */
export class BlindIndex {
  private readonly key: Buffer;

  constructor(dataKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'huiying intake blind index', 32));
  }

  /** 22 characters, base64url; `kind` keeps a phone from meeting an identity number of the same digits. */
  of(kind: 'id' | 'phone' | 'matter', text: string): string {
    return createHmac('sha256', this.key).update(`${kind}\u0000${text}`).digest('base64url').slice(0, 22);
  }
}
