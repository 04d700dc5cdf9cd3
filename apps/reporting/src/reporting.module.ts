import { Module } from '@nestjs/common';
import { MessagingModule } from '@huiying/messaging';
import { Policies, loadPolicies } from '@huiying/policy';
import { AssessmentsController } from './http/assessments.controller';
import { BulletinsController } from './http/bulletins.controller';
import { DeductionsController } from './http/deductions.controller';
import { ExportsController } from './http/exports.controller';
import { FollowUpsController } from './http/follow-ups.controller';
import { FreezeBulletin } from './http/freeze-bulletin.command';
import { IndicatorsController } from './http/indicators.controller';
import { PersonnelController } from './http/personnel.controller';
import { RankingsController } from './http/rankings.controller';
import { SpotChecksController } from './http/spot-checks.controller';
import { StatementsController } from './http/statements.controller';
import { TakeFeed } from './http/take-feed.command';
import { VolumesController } from './http/volumes.controller';
import { Assessments } from './persistence/assessments';
import { BulletinFigures } from './persistence/bulletin-figures';
import { Bulletins } from './persistence/bulletins';
import { Concentrations } from './persistence/concentrations';
import { Deductions } from './persistence/deductions';
import { DraftBulletins } from './persistence/draft-bulletins';
import { stores } from './persistence/facts';
import { ExportRows } from './persistence/export-rows';
import { Feeds } from './persistence/feeds';
import { Figures } from './persistence/figures';
import { FollowUps } from './persistence/follow-ups';
import { keptStores } from './persistence/kept';
import { NamedUnits } from './persistence/named-units';
import { Personnel } from './persistence/personnel';
import { Rankings } from './persistence/rankings';
import { RowsOfAnOlderForm } from './persistence/rows-of-an-older-form';
import { SpotChecks } from './persistence/spot-checks';
import { ReadPositions } from './persistence/read-positions';
import { Summaries } from './persistence/summaries';
import { config } from './reporting.config';
import { consumes, projections, publishes } from './reporting.messages';
import { DeadlineFallsDue } from './timers/deadline-falls-due.timer';

@Module({
  imports: [
    MessagingModule.forService({ config: config(), stores: [...stores, ...keptStores], consumes, publishes }),
  ],
  controllers: [
    IndicatorsController,
    DeductionsController,
    RankingsController,
    BulletinsController,
    FollowUpsController,
    PersonnelController,
    AssessmentsController,
    SpotChecksController,
    VolumesController,
    StatementsController,
    ExportsController,
    ...projections.map(({ consumer }) => consumer),
  ],
  providers: [
    Figures,
    ReadPositions,
    Summaries,
    Deductions,
    Rankings,
    Concentrations,
    BulletinFigures,
    DraftBulletins,
    Bulletins,
    FollowUps,
    Feeds,
    ExportRows,
    TakeFeed,
    Personnel,
    Assessments,
    SpotChecks,
    NamedUnits,
    RowsOfAnOlderForm,
    FreezeBulletin,
    DeadlineFallsDue,
    { provide: Policies, useFactory: () => loadPolicies() },
  ],
})
export class ReportingModule {}
