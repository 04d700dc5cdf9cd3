import { RectificationFollowedUp, event, formatTime, localDateOf } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about } from '../rating/decision';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { rectificationRule } from './may-be-rectified';
import { TOLD_BODIES, type Escalation, type FollowUp, type Rectification } from './rectification';
import type { Law, Rectified } from './submit-rectification';

/**
 * The person is asked again once the rectification was accepted (HA-26). Satisfied is kept apart from the rating, which
 * stays bad (HA-28); still unsatisfied is told to the three bodies (HA-29). Somebody who was not reached may be tried
 * again; an answer is final, because nobody asks until it pleases.
 */
export function followUp(
  file: RecordedRating,
  before: Rectification,
  { outcome, by }: Pick<FollowUp, 'outcome' | 'by'>,
  { pack, now }: Law,
): Refusal | Rectified {
  const refusal = whyNotFollowedUp(before, pack);
  if (refusal) return refusal;
  const { ratingId, jurisdiction, realName } = file.facts;
  const told = pack.parameter('rectification.unsatisfied_after');
  const escalates = outcome === 'unsatisfied' && told?.value === 'escalate_three_bodies';
  const followUps = [...before.followUps, { outcome, at: now, by }];
  const concluded = outcome !== 'unreachable' || triedEnough(followUps, pack);
  const data = {
    ...{ ratingId, org: before.org, jurisdiction, outcome, by, realName, concluded },
    followedUpAt: formatTime(now),
    ...(escalates ? { toldBodies: [...TOLD_BODIES] } : {}),
    ...(escalates && told.ruleId !== undefined ? { ruleId: told.ruleId } : {}),
  };
  return {
    rectification: {
      ...before,
      state: outcome === 'unreachable' ? before.state : outcome,
      followUps,
      ...(escalates ? { escalation: escalationAt(now, told.ruleId) } : {}),
    },
    events: [event(RectificationFollowedUp, { ...about(file), data })],
  };
}

const escalationAt = (at: number, ruleId?: string): Escalation => ({
  at,
  bodies: TOLD_BODIES.map((body) => ({ body })),
  ...(ruleId === undefined ? {} : { ruleId }),
});

/** Q10: after so many attempts on so many days the duty is fulfilled although nobody was reached. */
function triedEnough(followUps: readonly FollowUp[], { contact }: Pack): boolean {
  const tried = followUps.filter(({ outcome }) => outcome === 'unreachable');
  const days = new Set(tried.map(({ at }) => localDateOf(at)));
  return tried.length >= contact.attempts && days.size >= contact.differentDays;
}

function whyNotFollowedUp({ state }: Rectification, pack: Pack): Refusal | undefined {
  const ruleId = rectificationRule(pack);
  switch (state) {
    case 'owed':
    case 'under_review':
      return { reasonCode: 'RATING.NOT_RECTIFIED', ruleId, message: 'no rectification was accepted' };
    case 'accepted':
      return undefined;
    default:
      return { reasonCode: 'RATING.FOLLOWED_UP', ruleId, message: 'the person has answered' };
  }
}
