import { Logger } from '@nestjs/common';
import { ReceiptMessageWaiting, event } from '@huiying/contracts';
import { TimerHandler, waitsFor, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { Ratings } from '../persistence/ratings';
import { ratings } from '../persistence/stores';

/**
 * An event of a rating has been missing for too long: the operators are alarmed and the province is reminded, once per
 * missing number. Filled meanwhile: nothing happens.
 */
@TimerHandler({ name: 'gap', store: ratings })
export class GapAlarm implements TimerFired {
  private readonly logger = new Logger('rating');

  constructor(private readonly records: Ratings) {}

  async fire(timer: DueTimer, unit: UnitOfWork): Promise<void> {
    const missingSeq = Number(timer.detail);
    const record = await this.records.record(unit, timer.id);
    if (!record || !waitsFor(record.order, missingSeq) || record.alarm?.missingSeq === missingSeq) return;
    const { sourceSystem, upstreamRatingNo, file } = record;
    this.records.saveRecord(unit, timer.id, { ...record, alarm: { missingSeq, at: timer.dueAt } });
    const data = { sourceSystem, upstreamRatingNo, missingSeq };
    const jurisdiction = file?.facts.jurisdiction ?? 'unknown';
    unit.publish([event(ReceiptMessageWaiting, { subject: timer.id, jurisdiction, data })]);
    this.logger.error({ msg: 'an event of a rating is missing', ratingId: timer.id, missingSeq });
  }
}
