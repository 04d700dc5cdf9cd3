import { createHmac, hkdfSync } from 'node:crypto';

/**
 * Finds equal devices, telephone numbers and words without keeping them readable: HMAC-SHA-256 under a key of its own,
 * derived from the deployment's data key (RFC 5869).
 */
export class BlindIndex {
  private readonly key: Buffer;

  constructor(dataKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'huiying rating blind index', 32));
  }

  /** 22 characters, base64url; `kind` keeps a device from meeting a number of the same letters. */
  of(kind: 'id' | 'phone' | 'device' | 'words' | 'proof' | 'network', text: string): string {
    return createHmac('sha256', this.key).update(`${kind}\u0000${text}`).digest('base64url').slice(0, 22);
  }

  /** A mainland number in one spelling, however it was written. */
  ofPhone(phone: string): string {
    return this.of('phone', phone.replace(/\D/g, '').replace(/^0086|^86(?=1\d{10}$)/, ''));
  }
}
