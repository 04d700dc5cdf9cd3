import { TimerHandler } from '@huiying/messaging';
import type { DueTimer, TimerFired, TimerRequest, UnitOfWork } from '@huiying/messaging';
import { deadlineFacts } from '../persistence/facts';
import { fallDue, tooLateFrom } from '../projections/deadline-fact';
import type { DeadlineFact } from '../projections/deadline-fact';

export const fallsDue = (fact: DeadlineFact): readonly TimerRequest[] =>
  fact.state === 'running'
    ? [{ store: deadlineFacts, id: fact.deadlineId, name: 'falls-due', dueAt: tooLateFrom(fact) }]
    : [];

/**
 * An open case counts as overdue from the instant after its due instant (indicator 3). It waits until the closings up
 * to then have been read; one that is still on its way corrects the row when it comes.
 */
@TimerHandler({
  name: 'falls-due',
  store: deadlineFacts,
  afterReading: () => ['routing.cases', 'sla.deadlines'],
})
export class DeadlineFallsDue implements TimerFired {
  async fire(timer: DueTimer, unit: UnitOfWork): Promise<void> {
    const fact = await unit.find(deadlineFacts, timer.id);
    const next = fallDue(fact, timer.dueAt);
    if (next && next !== fact) unit.save(deadlineFacts, timer.id, next);
  }
}
