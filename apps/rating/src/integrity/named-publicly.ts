import { UnitNamed, event, formatTime, type OutgoingEvent } from '@huiying/contracts';
import { defined } from '../rating/rating-facts';
import type { Incident } from './incident';

/** What everybody hears of a decision: that a unit is named (JL-05); of persons nothing. */
export function namedPublicly(incident: Incident): readonly OutgoingEvent[] {
  const { incidentId, jurisdiction, org, kind, decision } = incident;
  const naming = decision?.measures.find(({ measure }) => measure === 'named_publicly');
  if (!decision || !naming || org === undefined) return [];
  if (kind !== 'failure_to_rectify' && kind !== 'poor_result') return [];
  const data = {
    ...{ incidentId, org, jurisdiction, kind, namedAt: formatTime(decision.at) },
    accountable: decision.measures.some(({ measure }) => measure === 'held_to_account'),
    ...defined({ ruleId: naming.ruleId }),
  };
  return [event(UnitNamed, { subject: incidentId, jurisdiction, data })];
}
