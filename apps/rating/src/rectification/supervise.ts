import type { Pack } from '@huiying/policy';
import { dueDate, type Calendar } from '@huiying/working-days';
import type { Refusal } from '../rating/refusal';
import type { Check, Rectification, ToldBody } from './rectification';

/** One of the three bodies has taken note of a person who is still not satisfied (HA-29). */
export function takeNote(
  before: Rectification,
  seen: { readonly body: ToldBody; readonly at: number; readonly by: string },
): Refusal | Rectification {
  const { escalation } = before;
  const told = escalation?.bodies.find(({ body }) => body === seen.body);
  if (!escalation || !told)
    return { reasonCode: 'RATING.NOT_ESCALATED', message: 'this body was told nothing about it' };
  if (told.seenAt !== undefined)
    return { reasonCode: 'RATING.ESCALATION_SEEN', ruleId: escalation.ruleId, message: 'it has taken note' };
  const bodies = escalation.bodies.map((each) =>
    each.body === seen.body ? { ...each, seenAt: seen.at, by: seen.by } : each,
  );
  return { ...before, escalation: { ...escalation, bodies } };
}

const MOST = 50;

/** The supervisor has looked into a rectification and its follow-up, and what he found is kept with it (HA-27). */
export function recordCheck(before: Rectification, check: Check): Refusal | Rectification {
  const checks = before.checks ?? [];
  return checks.length >= MOST
    ? { reasonCode: 'RATING.WRONG_STATE', message: `${MOST} checks have been recorded` }
    : { ...before, checks: [...checks, check] };
}

/** Since when a rectification that was accepted waits for the person to be asked; undefined when it does not. */
export function awaitsFollowUpSince({ state, attempts }: Rectification): number | undefined {
  return state === 'accepted' ? attempts.at(-1)?.review?.at : undefined;
}

/**
 * Last instant of the monitored limit: no text says how soon the person is asked, so missing it has no points and only
 * shows who is late (HA-27). Undefined where nobody need be asked.
 */
export function followUpExpectedBy(
  rectification: Rectification,
  pack: Pack,
  calendar: Calendar,
): number | undefined {
  const startedAt = awaitsFollowUpSince(rectification);
  const scope = pack.value<string>('follow_up.scope');
  if (startedAt === undefined || scope !== 'all_real_name_bad' || rectification.realName !== true)
    return undefined;
  const { workingDays } = pack.value<{ workingDays: number }>('follow_up.limit');
  return dueDate({ startedAt, workingDays, calendar, options: pack.counting }).dueAt;
}
