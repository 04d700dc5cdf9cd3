import { Module } from '@nestjs/common';
import { MessagingModule } from '@huiying/messaging';
import { IndicatorsController } from './http/indicators.controller';
import { stores } from './persistence/facts';
import { Figures } from './persistence/figures';
import { config } from './reporting.config';
import { consumes, projections, publishes } from './reporting.messages';
import { DeadlineFallsDue } from './timers/deadline-falls-due.timer';

@Module({
  imports: [MessagingModule.forService({ config: config(), stores, consumes, publishes })],
  controllers: [IndicatorsController, ...projections.map(({ consumer }) => consumer)],
  providers: [Figures, DeadlineFallsDue],
})
export class ReportingModule {}
