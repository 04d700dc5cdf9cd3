import { Module } from '@nestjs/common';
import { MessagingModule, indexKeyOf } from '@huiying/messaging';
import { Policies, loadPolicies } from '@huiying/policy';
import { AnswerUnreadableCase } from './consumers/answer-unreadable-case';
import { OnAssignedCaseWithdrawn } from './consumers/on-assigned-case-withdrawn.consumer';
import { OnCaseClocksClosed } from './consumers/on-case-clocks-closed.consumer';
import { OnCaseCompleted } from './consumers/on-case-completed.consumer';
import { OnCaseCreated } from './consumers/on-case-created.consumer';
import { OnCaseReplied } from './consumers/on-case-replied.consumer';
import { OnCaseSupplemented } from './consumers/on-case-supplemented.consumer';
import { OnCaseSplitDecided } from './consumers/on-case-split-decided.consumer';
import { OnCaseTransferred } from './consumers/on-case-transferred.consumer';
import { OnCaseUrged } from './consumers/on-case-urged.consumer';
import { OnCaseWithdrawn } from './consumers/on-case-withdrawn.consumer';
import { OnOrderAssigned } from './consumers/on-order-assigned.consumer';
import { OnRedoOrdered } from './consumers/on-redo-ordered.consumer';
import { GAP_ALARM_AFTER_MS, LaterEvents, ProvinceEvents } from './consumers/province-events';
import { NewCases } from './persistence/new-cases';
import { TakeCreated } from './consumers/taking/take-created';
import { TakeSupplemented } from './consumers/taking/take-supplemented';
import { TakeUrged } from './consumers/taking/take-urged';
import { TakeWithdrawn } from './consumers/taking/take-withdrawn';
import { CasesController } from './http/cases.controller';
import { EntryController } from './http/entry.controller';
import { ContainmentController } from './http/containment.controller';
import { PartyController } from './http/party.controller';
import { PhonesController } from './http/phones.controller';
import { LinksController } from './http/links.controller';
import { ReclassificationController } from './http/reclassification.controller';
import { RegisterController } from './http/register.controller';
import { ScreeningController } from './http/screening.controller';
import { SplitController } from './http/split.controller';
import { SimilarController } from './http/similar.controller';
import { config } from './intake.config';
import { consumes, publishes } from './intake.messages';
import { BlindIndex } from './persistence/blind-index';
import { CaseList } from './persistence/case-list';
import { CaseTexts } from './persistence/case-texts';
import { Cases } from './persistence/cases';
import { Containments } from './persistence/containments';
import { LikenessIndex } from './persistence/likeness-index';
import { OpenParts } from './persistence/open-parts';
import { OpenedTexts } from './persistence/opened-texts';
import { Parties } from './persistence/parties';
import { PartyLooks } from './persistence/party-looks';
import { Register } from './persistence/register';
import { SharedEnds } from './persistence/shared-ends';
import { Splits } from './persistence/splits';
import { SimilarCases } from './persistence/similar-cases';
import { stores } from './persistence/stores';
import { Wholes } from './persistence/wholes';
import { WaitingEvents } from './persistence/waiting-events';
import { GapAlarm } from './timers/gap-alarm.timer';
import { ScreeningLimit } from './timers/screening-limit.timer';

const fromProvince = [OnCaseCreated, OnCaseSupplemented, OnCaseUrged, OnCaseWithdrawn];
const fromOurServices = [
  OnOrderAssigned,
  OnCaseReplied,
  OnCaseCompleted,
  OnRedoOrdered,
  OnAssignedCaseWithdrawn,
  OnCaseTransferred,
  OnCaseSplitDecided,
  OnCaseClocksClosed,
];
const taking = [
  ProvinceEvents,
  LaterEvents,
  NewCases,
  TakeCreated,
  TakeSupplemented,
  TakeUrged,
  TakeWithdrawn,
];
const kept = [
  Cases,
  CaseTexts,
  Containments,
  CaseList,
  OpenedTexts,
  OpenParts,
  Parties,
  PartyLooks,
  Register,
  SharedEnds,
  SimilarCases,
  Splits,
  WaitingEvents,
  Wholes,
];

@Module({
  imports: [MessagingModule.forService({ config: config(), stores, consumes, publishes })],
  controllers: [
    ...fromProvince,
    ...fromOurServices,
    CasesController,
    EntryController,
    LinksController,
    RegisterController,
    ReclassificationController,
    ScreeningController,
    SimilarController,
    SplitController,
    PartyController,
    PhonesController,
    ContainmentController,
  ],
  providers: [
    ...taking,
    ...kept,
    AnswerUnreadableCase,
    GapAlarm,
    ScreeningLimit,
    { provide: Policies, useFactory: () => loadPolicies() },
    { provide: BlindIndex, useFactory: () => new BlindIndex(indexKeyOf(config())) },
    { provide: LikenessIndex, useFactory: () => new LikenessIndex(indexKeyOf(config())) },
    { provide: GAP_ALARM_AFTER_MS, useFactory: () => config().gapAlarmAfterMs },
  ],
})
export class IntakeModule {}
