import { Logger } from '@nestjs/common';
import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { screeningOverdue, withdrawalOverdue } from '../case/screening-limit';
import { Cases } from '../persistence/cases';
import { cases } from '../persistence/stores';

/**
 * A case, or a withdrawal without proof, has been held for longer than its limit (Q81): the operators are alarmed once,
 * the case shows it and stands in the supervisor's list `GET /cases?state=overdue`.
 */
@TimerHandler({ name: 'screening', store: cases })
export class ScreeningLimit implements TimerFired {
  private readonly logger = new Logger('intake');

  constructor(private readonly records: Cases) {}

  async fire({ id, dueAt, detail }: DueTimer, unit: UnitOfWork): Promise<void> {
    const held = detail === 'withdrawal' ? withdrawalOverdue : screeningOverdue;
    const overdue = held(await this.records.find(unit, id), dueAt);
    if (!overdue) return;
    await this.records.save(unit, overdue);
    this.logger.error({ msg: 'a held case waits for a person', caseId: id, held: detail || 'case' });
  }
}
