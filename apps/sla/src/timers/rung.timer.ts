import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { KeepClocks } from '../keep-clocks';
import { deadlineOf, orderOf, type CaseClocks } from '../deadline/case-clocks';
import { orderIdIn } from '../deadline/deadline';
import { raiseRungs } from '../deadline/raise-rungs';
import { awaitsVerdict } from '../deadline/rungs';
import { SuperviseOrder } from '../supervise-order';
import { opensItself } from '../supervision/opens-itself';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { caseClocks } from '../persistence/stores';

/** How long an action may wait for its verdict before somebody is told, once it holds a rung back. */
export const VERDICT_ALARM_MS = 10 * 60_000;

/** What could still show that the clock was kept: the unit's own actions, and routing's word on them (engine rule 19). */
export function inputsOf(doc: unknown, timerName: string): readonly string[] {
  const clocks = doc as CaseClocks | undefined;
  const deadlineId = timerName.slice(timerName.indexOf(':') + 1);
  const order = clocks && orderOf(clocks, orderIdIn(deadlineId));
  return order ? [`dept.${order.org}.actions`, 'routing.cases'] : [];
}

/** A rung falls due: everything up to its instant has been read, the state decides. Timers are never cancelled. */
@TimerHandler({ name: 'rung', store: caseClocks, afterReading: inputsOf })
export class RungTimer implements TimerFired {
  constructor(
    private readonly keep: KeepClocks,
    private readonly clocks: ClocksOfCases,
    private readonly supervise: SuperviseOrder,
  ) {}

  async fire({ id, detail, dueAt }: DueTimer, unit: UnitOfWork): Promise<void> {
    const before = await this.clocks.find(unit, id);
    if (!before) return;
    const found = deadlineOf(before, detail);
    // whatever brings the verdict settles the clocks and asks for the rung again
    if (found && awaitsVerdict(dueAt, found.order)) {
      unit.schedule([{ store: caseClocks, id, name: `verdict:${detail}`, dueAt: dueAt + VERDICT_ALARM_MS }]);
    }
    const on = await this.keep.surroundings(unit, before);
    const raised = raiseRungs(before, detail, on);
    this.clocks.save(unit, raised.clocks, raised.wakes);
    unit.publish(raised.events);
    const order = raised.events.length > 0 ? opensItself(raised.clocks, detail, on) : undefined;
    if (order) {
      const { orderId } = order;
      const asked = { orderId, mode: 'message', trigger: 'overdue', by: 'system' } as const;
      await this.supervise.run(unit, raised.clocks, asked);
    }
  }
}
