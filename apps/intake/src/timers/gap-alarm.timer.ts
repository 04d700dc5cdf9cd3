import { Logger } from '@nestjs/common';
import { ReceiptMessageWaiting, event } from '@huiying/contracts';
import { TimerHandler, waitsFor, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { Cases } from '../persistence/cases';
import { cases } from '../persistence/stores';

/**
 * An event of a case has been missing for too long: the operators are alarmed and the province is reminded, once per
 * missing number. Filled meanwhile: nothing happens.
 */
@TimerHandler({ name: 'gap', store: cases })
export class GapAlarm implements TimerFired {
  private readonly logger = new Logger('intake');

  constructor(private readonly records: Cases) {}

  async fire(timer: DueTimer, unit: UnitOfWork): Promise<void> {
    const missingSeq = Number(timer.detail);
    const record = await this.records.record(unit, timer.id);
    if (!record || !waitsFor(record.order, missingSeq) || record.alarm?.missingSeq === missingSeq) return;
    const { sourceSystem, upstreamCaseNo, file } = record;
    this.records.saveRecord(unit, timer.id, { ...record, alarm: { missingSeq, at: timer.dueAt } });
    unit.publish([
      event(ReceiptMessageWaiting, {
        subject: timer.id,
        jurisdiction: file?.facts.jurisdiction ?? 'unknown',
        data: { sourceSystem, upstreamCaseNo, missingSeq },
      }),
    ]);
    this.logger.error({ msg: 'an event of a case is missing', caseId: timer.id, missingSeq });
  }
}
