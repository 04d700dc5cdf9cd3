import {
  AppealDecided,
  AppealFiled,
  CaseDuplicateLinked,
  DeptRatingAppealed,
  NoticeDelivered,
  OrderAssigned,
  OrganisationChanged,
  ProvinceRatingCreated,
  ProvinceRatingWithdrawn,
  RatingDuplicate,
  RatingHeld,
  RatingRecorded,
  RatingWaiting,
  RatingWithdrawn,
  ReceiptMessageRejected,
  ReceiptMessageWaiting,
  ReceiptRatingDuplicate,
  ReceiptRatingHeld,
  ReceiptRatingNotAdopted,
  ReceiptRatingRecorded,
  ReceiptRatingRevoked,
  ReceiptRatingStands,
  ReceiptRatingWaiting,
  ReceiptRatingWithdrawn,
  RedoOrdered,
  RedoRequested,
  ToDeptActionRefused,
  ToDeptAppealDecided,
  ToDeptRatingBadNotified,
  event,
  formatTime,
} from '@huiying/contracts';
import type { DeliveryEvent } from '@huiying/messaging';

/** What rating reads: contract → consumer → decision (`apps/rating/README.md` has the table). */
export const consumes = [
  ProvinceRatingCreated,
  ProvinceRatingWithdrawn,
  OrderAssigned,
  RedoOrdered,
  CaseDuplicateLinked,
  OrganisationChanged,
  DeptRatingAppealed,
  NoticeDelivered,
];

export const publishes = [
  RatingRecorded,
  RatingHeld,
  RatingWaiting,
  RatingDuplicate,
  RatingWithdrawn,
  RedoRequested,
  ReceiptRatingRecorded,
  ReceiptRatingHeld,
  ReceiptRatingWaiting,
  ReceiptRatingDuplicate,
  ReceiptRatingWithdrawn,
  ReceiptMessageRejected,
  ReceiptMessageWaiting,
  ToDeptRatingBadNotified,
  ToDeptActionRefused,
  AppealFiled,
  AppealDecided,
  ReceiptRatingRevoked,
  ReceiptRatingNotAdopted,
  ReceiptRatingStands,
  ToDeptAppealDecided,
  NoticeDelivered,
];

/** The relay has the notice of a bad rating on its department's topic: its clocks run from that instant (Q32). */
export const delivered: DeliveryEvent = ({ type, subject, org, jurisdiction, policyRef, deliveredAt }) =>
  type === ToDeptRatingBadNotified.type
    ? event(NoticeDelivered, {
        ...{ subject, jurisdiction, policyRef },
        data: { ratingId: subject, org, deliveredAt: formatTime(deliveredAt) },
      })
    : undefined;
