import type { DataOf, MessageContract, OutgoingEvent } from '@huiying/contracts';
import type { WorkOrder } from '../order/order';
import type { CaseFacts } from './case-file';

/** An event on a topic of the platform or of the province; the case is its subject. */
export function announce<C extends MessageContract>(
  facts: CaseFacts,
  contract: C,
  data: DataOf<C>,
): OutgoingEvent {
  const { caseId: subject, jurisdiction, policyRef } = facts;
  return { contract, subject, jurisdiction, policyRef, data };
}

/** A message on the topic of the department that has the order. Its ids are added here. */
export function tell<C extends MessageContract>(
  facts: CaseFacts,
  order: Pick<WorkOrder, 'org' | 'orderId'>,
  contract: C,
  data: Omit<DataOf<C>, 'orderId' | 'caseId'>,
  options: { readonly startsClock?: true } = {},
): OutgoingEvent {
  const { caseId, jurisdiction, policyRef } = facts;
  const about = { orderId: order.orderId, caseId };
  return {
    contract,
    subject: caseId,
    jurisdiction,
    policyRef,
    org: order.org,
    data: { ...about, ...data },
    ...options,
  };
}

/** What every internal event about an order carries. */
export const orderIds = (facts: CaseFacts, order: Pick<WorkOrder, 'org' | 'orderId'>) => ({
  orderId: order.orderId,
  caseId: facts.caseId,
  org: order.org,
});

/** What every receipt about a case carries; of a split one also which part it is about. */
export const upstreamIds = ({ sourceSystem, upstreamCaseNo, part }: CaseFacts) => ({
  sourceSystem,
  upstreamCaseNo,
  ...(part === undefined ? {} : { part }),
});

/**
 * The rule id for an event, or nothing: the product's own defaults are numbered questions (`Q39`), and those are no
 * rule of the regulation that a department could look up.
 */
export function ruleIdField(ruleId: string | undefined): { readonly ruleId?: string } {
  return ruleId !== undefined && /^[A-Z]{2}-\d{1,3}[a-z]?$/.test(ruleId) ? { ruleId } : {};
}
