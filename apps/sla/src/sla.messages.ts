import * as m from '@huiying/contracts';
import { event, formatTime } from '@huiying/contracts';
import type { DeliveryEvent } from '@huiying/messaging';

/**
 * | message | consumer | decision |
 * |---|---|---|
 * | routing.order.assigned, delivered | on-order-assigned, on-order-delivered | open-order |
 * | routing.order.contact_required, contacted | on-contact-required, on-order-contacted | record-work |
 * | routing.order.return_requested, return_decided | on-return-requested, on-return-decided | record-work |
 * | routing.order.acceptance_decided, complexity_declared | on-acceptance-decided, on-complexity-declared | record-work |
 * | routing.order.submitted, reviewed | on-order-submitted, on-order-reviewed | record-work |
 * | routing.order.withdrawn, case.withdrawn, case.transferred | on-order-withdrawn, on-case-withdrawn, on-case-transferred | end-order |
 * | routing.case.reclassified | on-case-reclassified | reclassified-clocks |
 * | routing.case.completed | on-case-completed | end-order, close-round |
 * | routing.redo.ordered, delivered | on-redo-ordered, on-redo-delivered | open-order |
 * | routing.action.refused | on-action-refused | await-verdict |
 * | dept.order.submitted, contacted, acceptance_decided, return_requested | actions-in-flight | await-verdict |
 * | dept.clock.extension_requested | on-extension-requested | request-extension |
 * | dept.clock.overdue_explained | on-overdue-explained | explain-overdue |
 * | rating.notice.delivered, appeal.filed, appeal.decided, rating.withdrawn | on-notice-delivered, on-appeal-filed, on-appeal-decided, on-rating-withdrawn | rating-facts |
 * | rating.appeal.overdue, adoption.decided | on-appeal-overdue, on-adoption-decided | rating-facts |
 * | rating.rectification.submitted, reviewed, ledgered, rating.complexity.declared | on-rectification-submitted, on-rectification-reviewed, on-rectification-ledgered, on-rating-complexity | rating-facts |
 * | rating.rectification.told | on-rectification-told | rating-facts |
 * | rating.complaint.notice_delivered, appeal_filed, appeal_decided | on-complaint-notice-delivered, on-complaint-appeal-filed, on-complaint-appeal-decided | record-appeal |
 * | routing.fault.found | on-fault-found | – |
 * | routing.case.contained | on-case-contained | – |
 * | sla.supervision.delivered (of its own relay) | on-supervision-delivered | issue-supervision |
 *
 * Every consumer adds its fact and then lets `settle-clocks` (of a rating `settle-rating`) derive the clocks anew.
 */
export const consumes = [
  m.OrderAssigned,
  m.OrderDelivered,
  m.OrderContactRequired,
  m.OrderContacted,
  m.OrderReturnRequested,
  m.OrderReturnDecided,
  m.OrderAcceptanceDecided,
  m.OrderComplexityDeclared,
  m.OrderSubmitted,
  m.OrderReviewed,
  m.OrderWithdrawn,
  m.AssignedCaseWithdrawn,
  m.CaseTransferred,
  m.AssignedCaseReclassified,
  m.CaseUrgencyMarked,
  m.CaseCompleted,
  m.RedoOrdered,
  m.RedoDelivered,
  m.ActionRefused,
  m.DeptOrderSubmitted,
  m.DeptOrderContacted,
  m.DeptOrderAcceptanceDecided,
  m.DeptOrderReturnRequested,
  m.DeptClockExtensionRequested,
  m.DeptClockOverdueExplained,
  m.NoticeDelivered,
  m.AppealFiled,
  m.AppealDecided,
  m.AppealOverdue,
  m.RatingAdoptionDecided,
  m.ComplaintNoticeDelivered,
  m.ComplaintAppealFiled,
  m.ComplaintAppealDecided,
  m.RatingWithdrawn,
  m.RectificationSubmitted,
  m.RectificationReviewed,
  m.RectificationLedgered,
  m.RectificationTold,
  m.RatingComplexityDeclared,
  m.FaultFound,
  m.AssignedCaseContained,
  m.SupervisionDelivered,
];

export const publishes = [
  m.DeadlineSet,
  m.DeadlineChanged,
  m.DeadlineClosed,
  m.AlertRaised,
  m.AlertWithdrawn,
  m.ExtensionRequested,
  m.ExtensionDecided,
  m.CaseClocksClosed,
  m.ToDeptDeadlineSet,
  m.ToDeptDeadlineChanged,
  m.ToDeptAlertRaised,
  m.ToDeptAlertWithdrawn,
  m.ToDeptExtensionDecided,
  m.ToDeptActionRefused,
  m.ReceiptCaseExtended,
  m.SupervisionIssued,
  m.SupervisionDelivered,
  m.ToDeptSupervisionIssued,
  m.NoticeSms,
];

/** The relay has the notice of a supervision on its department's topic: its limit runs from then (LN-60, LN-61). */
export const delivered: DeliveryEvent = (start) => {
  const { type, orderId, org, subject, jurisdiction, policyRef, deliveredAt } = start;
  if (type !== m.ToDeptSupervisionIssued.type || orderId === undefined) return undefined;
  return event(m.SupervisionDelivered, {
    ...{ subject, jurisdiction, policyRef },
    data: { orderId, caseId: subject, org, deliveredAt: formatTime(deliveredAt) },
  });
};
