import * as m from '@huiying/contracts';
import type { OutgoingEvent } from '@huiying/contracts';
import { formatTime } from '@huiying/contracts';
import type { DeliveryEvent } from '@huiying/messaging';

/**
 * | message | consumer | decision |
 * |---|---|---|
 * | intake.case_key.issued | on-case-key-issued | – |
 * | intake.case.accepted | on-case-accepted | receive-case, propose-unit |
 * | intake.case.supplemented, urged | on-case-supplemented, on-case-urged | pass-on |
 * | intake.case.reclassified | on-case-reclassified | reclassify-case |
 * | intake.case.contained | on-case-contained | contain-case |
 * | intake.case.split_requested | on-split-requested | release-for-split |
 * | intake.case.withdrawal_requested | on-withdrawal-requested | withdraw-case |
 * | dept.order.acknowledged | on-order-acknowledged | acknowledge-order |
 * | dept.order.contact_needed | on-contact-needed | require-contact |
 * | dept.order.contacted | on-order-contacted | record-contact |
 * | dept.order.return_requested | on-return-requested | request-return |
 * | dept.order.acceptance_decided | on-acceptance-decided | decide-acceptance |
 * | dept.order.complexity_declared | on-complexity-declared | declare-complexity |
 * | dept.order.submitted | on-order-submitted | submit-reply, accept-submission |
 * | rating.redo.requested | on-redo-requested | order-redo |
 * | rating.redo.unsatisfied, rating.withdrawn | on-redo-unsatisfied, on-rating-withdrawn | find-fault |
 * | rating.complaint.appeal_decided | on-complaint-appeal-decided | revoke-complaint |
 * | sla.deadline.set, changed | on-deadline-set | note-deadline |
 * | sla.case.clocks_closed | on-clocks-closed | close-case |
 */
export const consumes = [
  m.CaseKeyIssued,
  m.CaseAccepted,
  m.CaseSupplemented,
  m.CaseUrged,
  m.CaseWithdrawalRequested,
  m.CaseContained,
  m.CaseReclassified,
  m.CaseSplitRequested,
  m.DeptOrderAcknowledged,
  m.DeptOrderContactNeeded,
  m.DeptOrderContacted,
  m.DeptOrderReturnRequested,
  m.DeptOrderAcceptanceDecided,
  m.DeptOrderComplexityDeclared,
  m.DeptOrderSubmitted,
  m.RedoRequested,
  m.RedoUnsatisfied,
  m.RatingWithdrawn,
  m.ComplaintAppealDecided,
  m.DeadlineSet,
  m.DeadlineChanged,
  m.CaseClocksClosed,
];

export const publishes = [
  m.OrganisationChanged,
  m.CaseProposed,
  m.OrderAssigned,
  m.OrderDelivered,
  m.OrderAcknowledged,
  m.OrderContactRequired,
  m.OrderContacted,
  m.OrderPaperCopyReceived,
  m.OrderReturnRequested,
  m.OrderReturnDecided,
  m.OrderAcceptanceDecided,
  m.OrderComplexityDeclared,
  m.OrderSubmitted,
  m.OrderReviewed,
  m.OrderWithdrawn,
  m.ActionRefused,
  m.CaseReplied,
  m.CaseCompleted,
  m.RatingPromptDue,
  m.AssignedCaseWithdrawn,
  m.AssignedCaseContained,
  m.CaseSplitDecided,
  m.CaseUrgencyMarked,
  m.RedoOrdered,
  m.RedoDelivered,
  m.FaultFound,
  m.CaseTransferred,
  m.AssignedCaseReclassified,
  m.CaseReferred,
  m.CasePublished,
  m.CaseSpecialReport,
  m.DutyLookMissed,
  m.ToDeptOrderAssigned,
  m.ToDeptOrderSupplemented,
  m.ToDeptOrderUrged,
  m.ToDeptOrderRedacted,
  m.ToDeptOrderReclassified,
  m.ToDeptOrderUrgencyMarked,
  m.ToDeptOrderWithdrawn,
  m.ToDeptOrderReturnedForRework,
  m.ToDeptOrderRedo,
  m.ToDeptOrderCompleted,
  m.ToDeptReturnDecided,
  m.ToDeptActionRefused,
  m.ReceiptCaseAssigned,
  m.ReceiptCaseReplied,
  m.ReceiptCaseCompleted,
  m.ReceiptCaseReopened,
  m.ReceiptCaseTransferred,
  m.ReceiptCaseRevoked,
];

/** The relay has an order or a redo on its department's topic: from that instant the clock runs (engine rule 18). */
export const delivered: DeliveryEvent = (start) => {
  const { orderId, org, subject: caseId, jurisdiction, policyRef, round } = start;
  if (orderId === undefined) return undefined;
  const ids = { orderId, caseId, org, deliveredAt: formatTime(start.deliveredAt) };
  const envelope = { subject: caseId, jurisdiction, ...(policyRef === undefined ? {} : { policyRef }) };
  const announced = (contract: m.MessageContract, data: object): OutgoingEvent => ({
    contract,
    ...envelope,
    data,
  });
  return start.type === m.ToDeptOrderRedo.type
    ? announced(m.RedoDelivered, { ...ids, round: round ?? 2 })
    : announced(m.OrderDelivered, ids);
};
