import { Module } from '@nestjs/common';
import { MessagingModule } from '@huiying/messaging';
import { Policies, loadPolicies } from '@huiying/policy';
import { DeductionsController } from './http/deductions.controller';
import { IndicatorsController } from './http/indicators.controller';
import { RankingsController } from './http/rankings.controller';
import { Deductions } from './persistence/deductions';
import { stores } from './persistence/facts';
import { Figures } from './persistence/figures';
import { Rankings } from './persistence/rankings';
import { config } from './reporting.config';
import { consumes, projections, publishes } from './reporting.messages';
import { DeadlineFallsDue } from './timers/deadline-falls-due.timer';

@Module({
  imports: [MessagingModule.forService({ config: config(), stores, consumes, publishes })],
  controllers: [
    IndicatorsController,
    DeductionsController,
    RankingsController,
    ...projections.map(({ consumer }) => consumer),
  ],
  providers: [
    Figures,
    Deductions,
    Rankings,
    DeadlineFallsDue,
    { provide: Policies, useFactory: () => loadPolicies() },
  ],
})
export class ReportingModule {}
