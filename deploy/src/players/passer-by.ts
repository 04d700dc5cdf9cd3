import { randomUUID } from 'node:crypto';
import type { Connection } from '../platform/connection';

/** What somebody who scans a code is answered. */
export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Somebody with a telephone: has no credential but the code that he scans, and is one device to the platform. */
export class PasserBy {
  private device: string | undefined;

  constructor(private readonly http: Connection['http']) {}

  /** Rates what the code stands for. @param token of the code, `POST /windows/{id}/qr` */
  async rate(token: string, rating: Readonly<Record<string, unknown>>): Promise<Answered> {
    const response = await fetch(`${this.http.rating}/ratings`, {
      method: 'POST',
      headers: {
        authorization: `QR ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ ...rating, ...(this.device === undefined ? {} : { device: this.device }) }),
    });
    const body = (await response.json()) as Record<string, unknown>;
    if (typeof body['deviceToken'] === 'string') this.device = body['deviceToken'];
    return { status: response.status, body };
  }
}
