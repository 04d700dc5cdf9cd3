import { became, nothingHappened, type Outcome } from '../outcome';
import { orderOf, withOrder, type CaseFile } from './case-file';

export interface Revocation {
  readonly orderId: string;
  readonly decidedAt: number;
  readonly ruleId?: string;
}

/**
 * The authority has revoked a complaint on appeal (HA-16, HA-21, Q64): it is not upheld, and nobody is at fault, whatever was
 * found before. The unit still answers the person, and its check goes on as always. Of an order that was taken back nothing is
 * left to find.
 */
export function revokeComplaint(file: CaseFile, revocation: Revocation): Outcome<CaseFile> {
  const order = orderOf(file, revocation.orderId);
  if (!order || order.status === 'withdrawn' || file.revocation) return nothingHappened;
  const revoked = { ...file, revocation };
  const found =
    order.status === 'completed' ? withOrder(revoked, { ...order, finding: NOT_UPHELD }) : revoked;
  return became(found, []);
}

export const NOT_UPHELD = { upheld: false, fault: false } as const;

/** The complaint that this order answers was revoked. */
export const isRevoked = ({ revocation }: CaseFile, { orderId }: { readonly orderId: string }): boolean =>
  revocation?.orderId === orderId;
