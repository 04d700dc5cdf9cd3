import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What makes a first rating one thing, however often its request is sent. */
export interface FirstScan {
  readonly qrId: string;
  readonly network: string;
  readonly idempotencyKey: string;
}

/**
 * Names the devices that rate, so that nobody can invent one: the first answer hands out `<id>.<HMAC-SHA-256>`, under a key
 * derived from the deployment's data key (RFC 5869), and only what bears our signature is taken for a device.
 */
export class RaterDevices {
  private readonly key: Buffer;

  constructor(dataKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'huiying rating device', 32));
  }

  /** A device that is seen for the first time; the same request again is of the same device. */
  nameNew({ qrId, network, idempotencyKey }: FirstScan): string {
    return this.digest(JSON.stringify(['new', qrId, network, idempotencyKey])).slice(0, 22);
  }

  /** The token that the device keeps. */
  tokenOf(device: string): string {
    return `${device}.${this.digest(device)}`;
  }

  /** The device; undefined for what is not our token. */
  read(token: string | undefined): string | undefined {
    const device = /^([\w-]{22})\.[\w-]{43}$/.exec(token ?? '')?.[1];
    if (device === undefined || token === undefined) return undefined;
    return timingSafeEqual(Buffer.from(token), Buffer.from(this.tokenOf(device))) ? device : undefined;
  }

  private digest(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
