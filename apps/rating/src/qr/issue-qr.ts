import type { Refusal } from '../rating/refusal';
import type { QrCode, QrLimits } from './qr-code';

/** What the pack says of codes. */
export interface QrLaw extends QrLimits {
  /** How long a dynamic code is good where nobody says otherwise. */
  readonly dynamicMinutes: number;
}

export interface WantedQr extends Omit<QrCode, 'issuedAt' | 'expiresAt' | 'usedBy' | 'withdrawnAt'> {
  readonly minutes?: number;
}

/** A static code names the place only; a dynamic one the service or case, and ends. */
export function issueQr(
  { minutes, ...wanted }: WantedQr,
  law: QrLaw & { readonly offersStatic: boolean },
  now: number,
): QrCode | Refusal {
  if (wanted.kind === 'static') {
    const { of: _none, ...place } = wanted;
    return law.offersStatic
      ? { ...place, issuedAt: now }
      : { reasonCode: 'RATING.QR_NOT_KNOWN', ruleId: 'XX-37', message: 'no static code is posted here' };
  }
  const { of: rated } = wanted;
  const isBound = rated?.upstreamCaseNo !== undefined || rated?.projectNo !== undefined;
  const hasSystem = rated?.upstreamCaseNo === undefined || rated.sourceSystem !== undefined;
  if (!isBound || !hasSystem)
    return {
      reasonCode: 'RATING.QR_NEEDS_SERVICE',
      ruleId: 'HA-11',
      message: 'name projectNo, or upstreamCaseNo with sourceSystem',
    };
  return { ...wanted, issuedAt: now, expiresAt: now + (minutes ?? law.dynamicMinutes) * 60_000 };
}
