import type { Pack, Satisfaction } from '@huiying/policy';
import { methodFault } from './allowed-methods';
import type { FollowUp, FollowUpMethod, FollowUpRefused, VisitOutcome } from './follow-up';

export interface Visit {
  readonly method: FollowUpMethod | undefined;
  readonly outcome: VisitOutcome;
  readonly satisfaction: Satisfaction | undefined;
  readonly solved: boolean | undefined;
}

/**
 * What a visit found (XX-28). A person who was not reached can be tried again; what a person has said stands. Who was
 * reached is asked how satisfied, since the rate is of those reached; who was not has said nothing.
 */
export function recordVisit(
  followUp: FollowUp,
  { method, outcome, satisfaction, solved }: Visit,
  { pack, at, on, by }: { pack: Pack | undefined; at: string; on: string; by: string },
): FollowUp | FollowUpRefused {
  if (followUp.state === 'visited' && followUp.outcome !== 'unreachable')
    return { reasonCode: 'FOLLOWUP.ALREADY_VISITED' };
  const fault = methodFault(method ?? followUp.method, pack);
  if (fault) return fault;
  const reached = outcome === 'reached';
  if (reached !== (satisfaction !== undefined) || (!reached && solved !== undefined))
    return { reasonCode: 'FOLLOWUP.ANSWER_INCONSISTENT' };
  return {
    ...followUp,
    method: method ?? followUp.method,
    state: 'visited',
    outcome,
    attempts: followUp.attempts + Number(outcome === 'unreachable'),
    visitedAt: at,
    visitedOn: on,
    visitedBy: by,
    ...(satisfaction === undefined ? {} : { satisfaction }),
    ...(solved === undefined ? {} : { solved }),
  };
}
