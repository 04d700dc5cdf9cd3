import { hkdfSync } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';

/** What a token says; the rest of the code is in our own row. */
export interface QrClaims {
  readonly qrId: string;
  readonly jurisdiction: string;
  readonly org: string;
  readonly windowNo: string;
}

const AUDIENCE = 'huiying.qr';

/** Signs and reads the tokens of QR codes, HS256 under a key derived from the deployment's data key (RFC 5869). */
export class QrTokens {
  private readonly key: Buffer;

  constructor(dataKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'huiying rating qr token', 32));
  }

  /** @param times epoch milliseconds, legal */
  sign(
    { qrId, jurisdiction, org, windowNo }: QrClaims,
    issuedAt: number,
    expiresAt?: number,
  ): Promise<string> {
    const token = new SignJWT({ jurisdiction, org, window: windowNo })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('huiying')
      .setAudience(AUDIENCE)
      .setJti(qrId)
      .setIssuedAt(Math.floor(issuedAt / 1000));
    if (expiresAt !== undefined) token.setExpirationTime(Math.floor(expiresAt / 1000));
    return token.sign(this.key);
  }

  /**
   * The claims of a token of ours; undefined for any other one, a foreign one, a bearer token, a forged one.
   * Expiry is left to the code's row: it counts on the legal clock.
   */
  async read(token: string): Promise<QrClaims | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        issuer: 'huiying',
        audience: AUDIENCE,
        currentDate: new Date(0),
      });
      const { jti, jurisdiction, org, window } = payload;
      const all = [jti, jurisdiction, org, window];
      if (!all.every((claim) => typeof claim === 'string')) return undefined;
      return {
        qrId: jti as string,
        jurisdiction: jurisdiction as string,
        org: org as string,
        windowNo: window as string,
      };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
