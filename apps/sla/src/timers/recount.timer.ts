import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { KeepClocks } from '../keep-clocks';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { CURRENT, calendarIndexes, caseClocks } from '../persistence/stores';

const BATCH = 500;

/**
 * A calendar was loaded: every case with an open clock is asked to count again, so many at a time, each in its own
 * transaction (engine rule 6). `detail` is the last case that was asked.
 */
@TimerHandler({ name: 'recount', store: calendarIndexes })
export class RecountTimer implements TimerFired {
  constructor(private readonly clocks: ClocksOfCases) {}

  async fire({ detail, dueAt }: DueTimer, unit: UnitOfWork): Promise<void> {
    const ids = await this.clocks.openIds(detail, BATCH);
    const last = ids.at(-1);
    unit.schedule(ids.map((id) => ({ store: caseClocks, id, name: 'recalendar', dueAt })));
    if (last !== undefined)
      unit.schedule([{ store: calendarIndexes, id: CURRENT, name: `recount:${last}`, dueAt }]);
  }
}

/** One case counts again with the calendar that stands now (Q13, Q36); ended clocks are frozen. */
@TimerHandler({ name: 'recalendar', store: caseClocks })
export class RecalendarTimer implements TimerFired {
  constructor(private readonly keep: KeepClocks) {}

  async fire({ id }: DueTimer, unit: UnitOfWork): Promise<void> {
    const clocks = await this.keep.find(unit, id);
    if (clocks) await this.keep.settle(unit, clocks, 'calendar_changed');
  }
}
