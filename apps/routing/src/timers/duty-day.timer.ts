import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { localDateOf } from '@huiying/working-days';
import { lookDutyOf } from '../duty-log/duty-day';
import { isKept, settleDutyDay } from '../duty-log/settle-duty-day';
import { DutyDays } from '../persistence/duty-days';
import { Organisations } from '../persistence/organisations';
import { dutyDays } from '../persistence/stores';

const DAY_MS = 86_400_000;

/**
 * A working day of a department is over: what was missed is found, and the next working day is expected. Acknowledgements
 * up to midnight have been read before, so a lagging consumer blames nobody. Messages cost nothing for it.
 */
@TimerHandler({
  name: 'duty',
  store: dutyDays,
  afterReading: (_doc, name) => [`dept.${name.slice(name.indexOf(':') + 1)}.actions`],
})
export class DutyDayTimer implements TimerFired {
  constructor(
    private readonly days: DutyDays,
    private readonly organisations: Organisations,
    private readonly policies: Policies,
  ) {}

  async fire({ detail: org, dueAt }: DueTimer, unit: UnitOfWork): Promise<void> {
    const organisation = await this.organisations.find(unit, org);
    if (organisation?.status !== 'active') return;
    const on = localDateOf(dueAt - 1);
    const pack = this.policies.inForce(organisation.jurisdiction, on);
    const duty = pack && lookDutyOf(pack);
    if (!duty) return;
    const day = await this.days.find(unit, org, on);
    const asks = duty.acknowledgementCounts && !(day && isKept(day, duty));
    const acknowledged = asks ? await this.days.acknowledgements(org, dueAt - DAY_MS, dueAt) : [];
    const outcome = settleDutyDay(day, organisation, on, acknowledged, duty, dueAt);
    this.days.expect(unit, organisation, localDateOf(dueAt));
    if (outcome.kind !== 'became') return;
    this.days.save(unit, outcome.state);
    unit.publish(outcome.events);
  }
}
