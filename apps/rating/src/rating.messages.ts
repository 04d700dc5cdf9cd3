import {
  CaseDuplicateLinked,
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
  ReceiptRatingRecorded,
  ReceiptRatingWaiting,
  ReceiptRatingWithdrawn,
  RedoOrdered,
  RedoRequested,
  ToDeptRatingBadNotified,
} from '@huiying/contracts';

/** What rating reads: contract → consumer → decision (`apps/rating/README.md` has the table). */
export const consumes = [
  ProvinceRatingCreated,
  ProvinceRatingWithdrawn,
  OrderAssigned,
  RedoOrdered,
  CaseDuplicateLinked,
  OrganisationChanged,
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
];
