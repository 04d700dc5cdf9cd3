import { Logger } from '@nestjs/common';
import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { screeningOverdue } from '../case/screening-limit';
import { Cases } from '../persistence/cases';
import { cases } from '../persistence/stores';

/** A case has been held for longer than its limit: the operators are alarmed once, and the case shows it. */
@TimerHandler({ name: 'screening', store: cases })
export class ScreeningLimit implements TimerFired {
  private readonly logger = new Logger('intake');

  constructor(private readonly records: Cases) {}

  async fire({ id, dueAt }: DueTimer, unit: UnitOfWork): Promise<void> {
    const overdue = screeningOverdue(await this.records.find(unit, id), dueAt);
    if (!overdue) return;
    await this.records.save(unit, overdue);
    this.logger.error({ msg: 'a held case waits for a person', caseId: id });
  }
}
