import { Module } from '@nestjs/common';
import { MessagingModule } from '@huiying/messaging';
import { Policies, loadPolicies } from '@huiying/policy';
import { DepartmentActions } from './consumers/department-actions';
import { OnAcceptanceDecided } from './consumers/on-acceptance-decided.consumer';
import { OnCaseAccepted } from './consumers/on-case-accepted.consumer';
import { OnCaseContained } from './consumers/on-case-contained.consumer';
import { OnCaseKeyIssued } from './consumers/on-case-key-issued.consumer';
import { OnCaseSupplemented } from './consumers/on-case-supplemented.consumer';
import { OnCaseReclassified } from './consumers/on-case-reclassified.consumer';
import { OnCaseUrged } from './consumers/on-case-urged.consumer';
import { OnClocksClosed } from './consumers/on-clocks-closed.consumer';
import { OnComplexityDeclared } from './consumers/on-complexity-declared.consumer';
import { OnContactNeeded } from './consumers/on-contact-needed.consumer';
import { OnDeadlineChanged, OnDeadlineSet } from './consumers/on-deadline-set.consumer';
import { OnOrderAcknowledged } from './consumers/on-order-acknowledged.consumer';
import { OnOrderContacted } from './consumers/on-order-contacted.consumer';
import { OnOrderSubmitted } from './consumers/on-order-submitted.consumer';
import { OnComplaintAppealDecided } from './consumers/on-complaint-appeal-decided.consumer';
import { OnRedoRequested } from './consumers/on-redo-requested.consumer';
import { OnRatingWithdrawn } from './consumers/on-rating-withdrawn.consumer';
import { OnRedoUnsatisfied } from './consumers/on-redo-unsatisfied.consumer';
import { OnReturnRequested } from './consumers/on-return-requested.consumer';
import { OnSplitRequested } from './consumers/on-split-requested.consumer';
import { OnWithdrawalRequested } from './consumers/on-withdrawal-requested.consumer';
import { UnreadableActions } from './consumers/unreadable-actions';
import { CaseCommand } from './http/case-command';
import { CasesController } from './http/cases.controller';
import { ComplaintRoomController } from './http/complaint-room.controller';
import { DutyLogController } from './http/duty-log.controller';
import { OfficeRecordsController } from './http/office-records.controller';
import { OrdersController } from './http/orders.controller';
import { PhonesController } from './http/phones.controller';
import { OrganisationsController } from './http/organisations.controller';
import { PublicationController } from './http/publication.controller';
import { CaseFiles } from './persistence/case-files';
import { CaseTexts } from './persistence/case-texts';
import { DutyDays } from './persistence/duty-days';
import { OfficeRecords } from './persistence/office-records';
import { Organisations } from './persistence/organisations';
import { Publications } from './persistence/publications';
import { stores } from './persistence/stores';
import { config } from './routing.config';
import { consumes, delivered, publishes } from './routing.messages';
import { DutyDayTimer } from './timers/duty-day.timer';
import { ProvisionOrganisations } from './timers/provision-organisations';

/** Who is responsible for a case, from its acceptance to its end; wiring only. */
@Module({
  imports: [
    MessagingModule.forService({ config: config(), stores, consumes, publishes, deliveryEvent: delivered }),
  ],
  controllers: [
    OnCaseKeyIssued,
    OnCaseAccepted,
    OnCaseContained,
    OnCaseSupplemented,
    OnCaseReclassified,
    OnCaseUrged,
    OnSplitRequested,
    OnWithdrawalRequested,
    OnOrderAcknowledged,
    OnContactNeeded,
    OnOrderContacted,
    OnReturnRequested,
    OnAcceptanceDecided,
    OnComplexityDeclared,
    OnOrderSubmitted,
    OnComplaintAppealDecided,
    OnRedoRequested,
    OnRedoUnsatisfied,
    OnRatingWithdrawn,
    OnDeadlineSet,
    OnDeadlineChanged,
    OnClocksClosed,
    CasesController,
    ComplaintRoomController,
    OfficeRecordsController,
    PublicationController,
    OrdersController,
    OrganisationsController,
    DutyLogController,
    PhonesController,
  ],
  providers: [
    { provide: Policies, useFactory: () => loadPolicies() },
    CaseFiles,
    CaseTexts,
    Organisations,
    Publications,
    OfficeRecords,
    DutyDays,
    DutyDayTimer,
    DepartmentActions,
    UnreadableActions,
    CaseCommand,
    ProvisionOrganisations,
  ],
})
export class RoutingModule {}
