import { createHmac, hkdfSync } from 'node:crypto';
import { SEEDS, bandsOf, type Seeds } from '../case/likeness';

/**
 * Finds similar texts without keeping them readable: the hash functions are chosen by a key derived from the deployment's
 * data key (RFC 5869), and each band of the signature is an HMAC-SHA-256 under another. Without the key nobody can try
 * whether a text he guesses lies here.
 */
export class LikenessIndex {
  private readonly seeds: Seeds;
  private readonly key: Buffer;

  constructor(dataKey: Buffer) {
    const derived = (info: string, bytes: number) =>
      hkdfSync('sha256', dataKey, Buffer.alloc(0), info, bytes);
    this.seeds = new Uint32Array(derived('huiying intake likeness functions', 4 * SEEDS));
    this.key = Buffer.from(derived('huiying intake likeness bands', 32));
  }

  /** 11 characters, base64url, per band; a text too short to be compared has none. */
  bandsOf(title: string, content: string): string[] {
    return bandsOf(`${title} ${content}`, this.seeds).map((band) =>
      createHmac('sha256', this.key).update(band).digest('base64url').slice(0, 11),
    );
  }
}
