import { Logger } from '@nestjs/common';
import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { deadlineOf } from '../deadline/case-clocks';
import { awaitsVerdict } from '../deadline/rungs';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { caseClocks } from '../persistence/stores';
import { VERDICT_ALARM_MS } from './rung.timer';

/** A verdict that stays pending raises an alarm, not a rung (engine rule 19): routing is behind, or has parked the case. */
@TimerHandler({ name: 'verdict', store: caseClocks })
export class VerdictTimer implements TimerFired {
  private readonly logger = new Logger('sla');

  constructor(private readonly clocks: ClocksOfCases) {}

  async fire({ id, detail, dueAt }: DueTimer, unit: UnitOfWork): Promise<void> {
    const found = deadlineOf(await this.clocks.find(unit, id), detail);
    if (!found || !awaitsVerdict(dueAt - VERDICT_ALARM_MS, found.order)) return;
    this.logger.error({ msg: 'a rung waits for the verdict on an action', caseId: id, deadlineId: detail });
  }
}
