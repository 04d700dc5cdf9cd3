import { Module } from '@nestjs/common';
import { MessagingModule } from '@huiying/messaging';
import { Policies, loadPolicies } from '@huiying/policy';
import {
  AcceptanceInFlight,
  ActionsInFlight,
  ContactInFlight,
  ReturnInFlight,
  SubmissionInFlight,
} from './consumers/actions-in-flight';
import { ClockActions } from './consumers/clock-actions';
import { OnAcceptanceDecided } from './consumers/on-acceptance-decided.consumer';
import { OnActionRefused } from './consumers/on-action-refused.consumer';
import { OnAdoptionDecided } from './consumers/on-adoption-decided.consumer';
import { OnAppealOverdue } from './consumers/on-appeal-overdue.consumer';
import { OnAppealDecided } from './consumers/on-appeal-decided.consumer';
import { OnAppealFiled } from './consumers/on-appeal-filed.consumer';
import { OnCaseContained } from './consumers/on-case-contained.consumer';
import { OnCaseCompleted } from './consumers/on-case-completed.consumer';
import { OnUrgencyMarked } from './consumers/on-urgency-marked.consumer';
import { OnCaseReclassified } from './consumers/on-case-reclassified.consumer';
import { OnCaseTransferred } from './consumers/on-case-transferred.consumer';
import { OnCaseWithdrawn } from './consumers/on-case-withdrawn.consumer';
import { OnComplaintAppealDecided } from './consumers/on-complaint-appeal-decided.consumer';
import { OnComplaintAppealFiled } from './consumers/on-complaint-appeal-filed.consumer';
import { OnComplaintNoticeDelivered } from './consumers/on-complaint-notice-delivered.consumer';
import { OnComplexityDeclared } from './consumers/on-complexity-declared.consumer';
import { OnContactRequired } from './consumers/on-contact-required.consumer';
import { OnExtensionRequested } from './consumers/on-extension-requested.consumer';
import { OnNoticeDelivered } from './consumers/on-notice-delivered.consumer';
import { OnOrderAssigned } from './consumers/on-order-assigned.consumer';
import { OnOrderContacted } from './consumers/on-order-contacted.consumer';
import { OnOrderDelivered } from './consumers/on-order-delivered.consumer';
import { OnOrderReviewed } from './consumers/on-order-reviewed.consumer';
import { OnOrderSubmitted } from './consumers/on-order-submitted.consumer';
import { OnOrderWithdrawn } from './consumers/on-order-withdrawn.consumer';
import { OnOverdueExplained } from './consumers/on-overdue-explained.consumer';
import { OnRatingComplexity } from './consumers/on-rating-complexity.consumer';
import { OnRectificationLedgered } from './consumers/on-rectification-ledgered.consumer';
import { OnRectificationReviewed } from './consumers/on-rectification-reviewed.consumer';
import { OnRectificationSubmitted } from './consumers/on-rectification-submitted.consumer';
import { OnRectificationTold } from './consumers/on-rectification-told.consumer';
import { OnRatingWithdrawn } from './consumers/on-rating-withdrawn.consumer';
import { OnFaultFound } from './consumers/on-fault-found.consumer';
import { OnSupervisionDelivered } from './consumers/on-supervision-delivered.consumer';
import { OnRedoDelivered } from './consumers/on-redo-delivered.consumer';
import { OnRedoOrdered } from './consumers/on-redo-ordered.consumer';
import { OnReturnDecided } from './consumers/on-return-decided.consumer';
import { OnReturnRequested } from './consumers/on-return-requested.consumer';
import { UnreadableClockActions } from './consumers/unreadable-clock-actions';
import { CalendarOverview } from './http/calendar-overview';
import { CalendarPreview } from './http/calendar-preview';
import { CalendarsController } from './http/calendars.controller';
import { DeadlinesController } from './http/deadlines.controller';
import { DecideExtension } from './http/decide-extension.command';
import { ExtensionRequestsController } from './http/extension-requests.controller';
import { PoliciesController } from './http/policies.controller';
import { PolicyPreview } from './http/policy-preview';
import { Supervise } from './http/supervise.command';
import { SupervisionsController } from './http/supervisions.controller';
import { StatutoryLimitController } from './http/statutory-limit.controller';
import { RatingDeadlines } from './http/rating-deadlines';
import { KeepClocks } from './keep-clocks';
import { KeepRatingClocks } from './keep-rating-clocks';
import { Calendars } from './persistence/calendars';
import { ClocksOfCases } from './persistence/clocks-of-cases';
import { ClocksOfRatings } from './persistence/clocks-of-ratings';
import { ExtensionRequests } from './persistence/extension-requests';
import { SealedWords } from './persistence/sealed-words';
import { stores } from './persistence/stores';
import { Supervisions } from './persistence/supervisions';
import { config } from './sla.config';
import { SuperviseOrder } from './supervise-order';
import { consumes, delivered, publishes } from './sla.messages';
import { LapseTimer, RatingLapseTimer } from './timers/lapse.timers';
import { NoticeTimer, RatingNoticeTimer } from './timers/notice.timers';
import { RatingRecalendarTimer, RatingRecountTimer, RatingRungTimer } from './timers/rating.timers';
import { RecalendarTimer, RecountTimer } from './timers/recount.timer';
import { RungTimer } from './timers/rung.timer';
import { SupervisionNoticeTimer } from './timers/supervision-notice.timer';
import { VerdictTimer } from './timers/verdict.timer';

const fromRouting = [
  OnOrderAssigned,
  OnOrderDelivered,
  OnContactRequired,
  OnOrderContacted,
  OnReturnRequested,
  OnReturnDecided,
  OnAcceptanceDecided,
  OnComplexityDeclared,
  OnOrderSubmitted,
  OnOrderReviewed,
  OnOrderWithdrawn,
  OnCaseWithdrawn,
  OnCaseReclassified,
  OnUrgencyMarked,
  OnCaseTransferred,
  OnCaseCompleted,
  OnRedoOrdered,
  OnRedoDelivered,
  OnActionRefused,
  OnFaultFound,
  OnCaseContained,
];
const fromRating = [
  ...[OnAppealOverdue, OnAdoptionDecided],
  ...[OnComplaintNoticeDelivered, OnComplaintAppealFiled, OnComplaintAppealDecided],
  ...[OnNoticeDelivered, OnAppealFiled, OnAppealDecided, OnRatingWithdrawn, OnRatingComplexity],
  ...[OnRectificationSubmitted, OnRectificationReviewed, OnRectificationLedgered, OnRectificationTold],
];
const fromDepartments = [
  SubmissionInFlight,
  ContactInFlight,
  AcceptanceInFlight,
  ReturnInFlight,
  OnExtensionRequested,
  OnOverdueExplained,
];
const fromOurselves = [OnSupervisionDelivered];
const edge = [
  DeadlinesController,
  ExtensionRequestsController,
  StatutoryLimitController,
  SupervisionsController,
  CalendarsController,
  PoliciesController,
];
const timers = [
  ...[NoticeTimer, RatingNoticeTimer, SupervisionNoticeTimer],
  ...[RungTimer, VerdictTimer, RecountTimer, RecalendarTimer],
  ...[LapseTimer, RatingLapseTimer],
  ...[RatingRungTimer, RatingRecountTimer, RatingRecalendarTimer],
];

/** Every legal clock of every case and every bad rating; wiring only. */
@Module({
  imports: [
    MessagingModule.forService({ config: config(), stores, consumes, publishes, deliveryEvent: delivered }),
  ],
  controllers: [...fromRouting, ...fromRating, ...fromDepartments, ...fromOurselves, ...edge],
  providers: [
    { provide: Policies, useFactory: () => loadPolicies() },
    ...[
      KeepClocks,
      KeepRatingClocks,
      ClocksOfCases,
      ClocksOfRatings,
      RatingDeadlines,
      ExtensionRequests,
      Calendars,
      CalendarOverview,
      CalendarPreview,
      PolicyPreview,
    ],
    ...[ActionsInFlight, ClockActions, UnreadableClockActions, DecideExtension],
    ...[Supervisions, SuperviseOrder, Supervise, SealedWords],
    ...timers,
  ],
})
export class SlaModule {}
