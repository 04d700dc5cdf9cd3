/**
 * A complaint whose unit may appeal it as if it were a bad rating (HA-16, Q64): who was told, and what became of its one
 * appeal. Routing has the complaint itself; here is only what the appeal needs.
 */
export interface ComplaintFile {
  readonly caseId: string;
  readonly caseNo: string;
  readonly jurisdiction: string;
  readonly policyRef?: string;
  readonly orders: readonly NoticedOrder[];
}

/** One unit's order, with the notice that it may appeal. */
export interface NoticedOrder {
  readonly orderId: string;
  readonly org: string;
  /** Append time of the notice on the unit's topic (Q32). */
  readonly deliveredAt?: number;
  /** The unit or the person has the complaint no longer: there is nothing to appeal. */
  readonly takenBackAt?: number;
  readonly appeal?: { readonly appealId: string; readonly state: AppealState };
}

export type AppealState = 'under_review' | 'revoked' | 'not_adopted' | 'stands';

export const noticedOrder = (file: ComplaintFile | undefined, orderId: string): NoticedOrder | undefined =>
  file?.orders.find((order) => order.orderId === orderId);

export const withNoticed = (
  file: ComplaintFile,
  orderId: string,
  change: (order: NoticedOrder) => NoticedOrder,
): ComplaintFile => ({
  ...file,
  orders: file.orders.map((order) => (order.orderId === orderId ? change(order) : order)),
});

/** The header of every event about a complaint. */
export const aboutComplaint = ({ caseId, jurisdiction, policyRef }: ComplaintFile) => ({
  subject: caseId,
  jurisdiction,
  policyRef,
});
