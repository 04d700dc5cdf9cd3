import { ReceiptCaseRevoked, formatTime, type DataOf } from '@huiying/contracts';
import { became, nothingHappened, type Outcome } from '../outcome';
import { announce, ruleIdField, upstreamIds } from './announce';
import { orderOf, withOrder, type CaseFile } from './case-file';

type Revoked = DataOf<typeof ReceiptCaseRevoked>;

export interface Revocation {
  readonly orderId: string;
  readonly outcome: Revoked['outcome'];
  readonly decidedAt: number;
  readonly reasonCode?: Revoked['reasonCode'];
  readonly ruleId?: string;
}

/**
 * The authority has revoked a complaint on appeal (HA-16, HA-21, Q64): it is not upheld, and nobody is at fault, whatever was
 * found before. The unit still answers the person, and its check goes on as always. Of an order that was taken back nothing is
 * left to find. The province is told, also when the case had been completed before.
 */
export function revokeComplaint(file: CaseFile, revocation: Revocation): Outcome<CaseFile> {
  const { orderId, outcome, decidedAt, reasonCode, ruleId } = revocation;
  const order = orderOf(file, orderId);
  if (!order || order.status === 'withdrawn' || file.revocation) return nothingHappened;
  const revoked = {
    ...file,
    revocation: { orderId, decidedAt, ...(ruleId === undefined ? {} : { ruleId }) },
  };
  const found =
    order.status === 'completed' ? withOrder(revoked, { ...order, finding: NOT_UPHELD }) : revoked;
  const receipt = announce(file.facts, ReceiptCaseRevoked, {
    ...{ ...upstreamIds(file.facts), outcome, orgCode: order.org, decidedAt: formatTime(decidedAt) },
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...ruleIdField(ruleId),
  });
  return became(found, [receipt]);
}

export const NOT_UPHELD = { upheld: false, fault: false } as const;

/** The complaint that this order answers was revoked. */
export const isRevoked = ({ revocation }: CaseFile, { orderId }: { readonly orderId: string }): boolean =>
  revocation?.orderId === orderId;
