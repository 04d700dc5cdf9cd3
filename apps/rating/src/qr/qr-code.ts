import type { Refusal } from '../rating/refusal';

/**
 * A code to rate by. A **static** one hangs at a place that has no device: it names organisation and window and nothing
 * else, and no case number is asked (XX-37). A **dynamic** one is shown for one service or case: it is good once, until
 * it expires (HA-11).
 */
export interface QrCode {
  readonly qrId: string;
  readonly kind: 'static' | 'dynamic';
  readonly jurisdiction: string;
  readonly org: string;
  readonly windowNo: string;
  readonly issuedBy: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  readonly expiresAt?: number;
  readonly of?: RatedByQr;
  /** Id of the rating that a dynamic code was used for. */
  readonly usedBy?: string;
  readonly withdrawnAt?: number;
}

/** The service or the case that a dynamic code is bound to. */
export interface RatedByQr {
  readonly sourceSystem?: string;
  readonly upstreamCaseNo?: string;
  readonly projectNo?: string;
  readonly taskCode?: string;
  readonly taskName?: string;
  readonly serviceNumber?: string;
  readonly staffNo?: string;
}

/** How often, as the pack says. */
export interface QrLimits {
  readonly personPerDay: number;
  /** From one network: many people share one, so it is far more than one person's. */
  readonly networkPerDay: number;
  /** By one code whoever scans it: what is left when everything else is got round. */
  readonly codePerDay: number;
}

/** Ratings given today by this code: by this person, whichever of his marks has most; from this network; by all. */
export interface QrUse {
  readonly byPerson: number;
  readonly byNetwork: number;
  readonly byAll: number;
}

/** Why the code gives no right to rate now, or undefined. */
export function refuseQr(code: QrCode, use: QrUse, limits: QrLimits, now: number): Refusal | undefined {
  const ruleId = code.kind === 'static' ? 'XX-37' : 'HA-11';
  if (code.withdrawnAt !== undefined)
    return { reasonCode: 'RATING.QR_WITHDRAWN', ruleId, message: 'this code was withdrawn' };
  if (code.expiresAt !== undefined && now >= code.expiresAt)
    return { reasonCode: 'RATING.QR_EXPIRED', ruleId, message: 'this code has expired' };
  if (code.usedBy !== undefined)
    return { reasonCode: 'RATING.QR_USED', ruleId, message: 'this code was used' };
  const used =
    use.byPerson >= limits.personPerDay ||
    use.byNetwork >= limits.networkPerDay ||
    use.byAll >= limits.codePerDay;
  if (used) return { reasonCode: 'RATING.QR_LIMIT', ruleId, message: 'no more ratings by this code today' };
  return undefined;
}

/** A dynamic code is spent by its rating; a static one stays. */
export const usedFor = (code: QrCode, ratingId: string): QrCode =>
  code.kind === 'dynamic' ? { ...code, usedBy: ratingId } : code;
