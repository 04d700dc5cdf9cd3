import { Module } from '@nestjs/common';
import { tokenVerifier } from '@huiying/http';
import { MessagingModule } from '@huiying/messaging';
import { Policies, loadPolicies } from '@huiying/policy';
import { AnswerRatingAction } from './consumers/answer-rating-action';
import { OnRatingAppealed } from './consumers/on-rating-appealed.consumer';
import { OnComplaintNoticeDelivered } from './consumers/on-complaint-notice-delivered.consumer';
import { OnOrderAppealed } from './consumers/on-order-appealed.consumer';
import { OnOrderWithdrawn } from './consumers/on-order-withdrawn.consumer';
import { AnswerUnreadableRating } from './consumers/answer-unreadable-rating';
import { OnCaseContained } from './consumers/on-case-contained.consumer';
import { OnCaseSplit } from './consumers/on-case-split.consumer';
import { OnDuplicateLinked } from './consumers/on-duplicate-linked.consumer';
import { OnNoticeDelivered } from './consumers/on-notice-delivered.consumer';
import { OnOrderAssigned } from './consumers/on-order-assigned.consumer';
import { OnOrganisationChanged } from './consumers/on-organisation-changed.consumer';
import { OnRatingComplexity } from './consumers/on-rating-complexity.consumer';
import { OnRatingCreated } from './consumers/on-rating-created.consumer';
import { OnRatingFollowedUp } from './consumers/on-rating-followed-up.consumer';
import { OnRatingPromptDue } from './consumers/on-rating-prompt-due.consumer';
import { OnRatingRectified } from './consumers/on-rating-rectified.consumer';
import { OnRatingWithdrawn } from './consumers/on-rating-withdrawn.consumer';
import { OnRedoOrdered } from './consumers/on-redo-ordered.consumer';
import { GAP_ALARM_AFTER_MS, ProvinceEvents } from './consumers/province-events';
import { RatingActions } from './consumers/rating-actions';
import { TakeCreated } from './consumers/taking/take-created';
import { TakeWithdrawn } from './consumers/taking/take-withdrawn';
import { AdoptionController } from './http/adoption.controller';
import { AppealsController } from './http/appeals.controller';
import { DecideAdoption } from './http/decide-adoption.command';
import { CollectRating } from './http/collect-rating.command';
import { ADDRESS_HEADER, CollectionController, VERIFY_TOKEN } from './http/collection.controller';
import { DecideAppeal } from './http/decide-appeal.command';
import { FilePaperAppeal } from './http/file-paper-appeal.command';
import { IntegrityController } from './http/integrity.controller';
import { DecideHeld } from './http/decide-held.command';
import { HeldController } from './http/held.controller';
import { IncidentCommand } from './http/incident.command';
import { IncidentsController } from './http/incidents.controller';
import { PromptsController } from './http/prompts.controller';
import { QrCommand } from './http/qr.command';
import { RectificationsController } from './http/rectifications.controller';
import { Rectify } from './http/rectify.command';
import { ReviewRating } from './http/review.command';
import { ReviewsController } from './http/reviews.controller';
import { TellApplicant } from './http/tell-applicant.command';
import { SupervisedRectificationsController } from './http/supervised-rectifications.controller';
import { RatingsController } from './http/ratings.controller';
import { Adoptions } from './persistence/adoptions';
import { WindowsController } from './http/windows.controller';
import { Appeals } from './persistence/appeals';
import { Complaints } from './persistence/complaints';
import { BlindIndex } from './persistence/blind-index';
import { Incidents } from './persistence/incidents';
import { HallServices } from './persistence/hall-services';
import { MeetingCases } from './persistence/meeting-cases';
import { Opinions } from './persistence/opinions';
import { Organisations } from './persistence/organisations';
import { Prompts } from './persistence/prompts';
import { QrCodes } from './persistence/qr-codes';
import { QrTokens } from './persistence/qr-tokens';
import { RaterDevices } from './persistence/rater-devices';
import { RatingList } from './persistence/rating-list';
import { Concentrations } from './persistence/concentrations';
import { ConcentrationCommand } from './http/concentration.command';
import { ConcentrationsController } from './http/concentrations.controller';
import { ConcentrationTimer } from './timers/concentration.timer';
import { Ratings } from './persistence/ratings';
import { RatingsOfCases } from './persistence/ratings-of-cases';
import { ReceivingRatings } from './persistence/receiving-ratings';
import { Rectifications } from './persistence/rectifications';
import { Reviews } from './persistence/reviews';
import { SealedTexts } from './persistence/sealed-texts';
import { SeenRatings } from './persistence/seen-ratings';
import { stores } from './persistence/stores';
import { WordsOfRatings } from './persistence/words-of-ratings';
import { WaitingEvents } from './persistence/waiting-events';
import { config } from './rating.config';
import { consumes, delivered, publishes } from './rating.messages';
import { AppealLimit } from './timers/appeal-limit.timer';
import { BadRatingNotice } from './timers/bad-rating-notice.timer';
import { ComplaintAppealLimit } from './timers/complaint-appeal-limit.timer';
import { RatingPromptTimer } from './timers/rating-prompt.timer';
import { HeldLimit } from './timers/held-limit.timer';
import { GapAlarm } from './timers/gap-alarm.timer';

const consumers = [
  OnRatingCreated,
  OnRatingWithdrawn,
  OnOrderAssigned,
  OnRedoOrdered,
  OnDuplicateLinked,
  OnCaseSplit,
  OnCaseContained,
  OnOrganisationChanged,
  OnRatingAppealed,
  OnOrderAppealed,
  OnComplaintNoticeDelivered,
  OnOrderWithdrawn,
  OnNoticeDelivered,
  OnRatingRectified,
  OnRatingComplexity,
  OnRatingFollowedUp,
  OnRatingPromptDue,
];
const answering = [RatingActions, AnswerRatingAction, AnswerUnreadableRating];
const taking = [ProvinceEvents, TakeCreated, TakeWithdrawn];
const collecting = [
  HallServices,
  ReceivingRatings,
  DecideHeld,
  CollectRating,
  QrCodes,
  QrCommand,
  SeenRatings,
];
const kept = [
  Ratings,
  Appeals,
  Complaints,
  DecideAppeal,
  TellApplicant,
  Reviews,
  ReviewRating,
  Adoptions,
  Incidents,
  IncidentCommand,
  SealedTexts,
  Concentrations,
  ConcentrationCommand,
  DecideAdoption,
  Rectifications,
  Rectify,
  FilePaperAppeal,
  RatingList,
  Opinions,
  Organisations,
  Prompts,
  MeetingCases,
  WaitingEvents,
  RatingsOfCases,
  WordsOfRatings,
];

const staff = [
  CollectionController,
  WindowsController,
  IntegrityController,
  IncidentsController,
  ConcentrationsController,
  RatingsController,
  HeldController,
  AppealsController,
  SupervisedRectificationsController,
  RectificationsController,
  ReviewsController,
  AdoptionController,
  PromptsController,
];

@Module({
  imports: [
    MessagingModule.forService({ config: config(), stores, consumes, publishes, deliveryEvent: delivered }),
  ],
  controllers: [...consumers, ...staff],
  providers: [
    ...taking,
    ...collecting,
    ...kept,
    ...answering,
    GapAlarm,
    HeldLimit,
    AppealLimit,
    ComplaintAppealLimit,
    BadRatingNotice,
    ConcentrationTimer,
    RatingPromptTimer,
    { provide: BlindIndex, useFactory: () => new BlindIndex(config().dataKey) },
    { provide: QrTokens, useFactory: () => new QrTokens(config().dataKey) },
    { provide: RaterDevices, useFactory: () => new RaterDevices(config().dataKey) },
    { provide: VERIFY_TOKEN, useFactory: () => tokenVerifier(config().jwtPublicKey) },
    { provide: ADDRESS_HEADER, useFactory: () => config().addressHeader },
    { provide: Policies, useFactory: () => loadPolicies() },
    { provide: GAP_ALARM_AFTER_MS, useFactory: () => config().gapAlarmAfterMs },
  ],
})
export class RatingModule {}
