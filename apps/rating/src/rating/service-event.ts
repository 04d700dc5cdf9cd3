import type { RatingFacts } from './rating-facts';

/**
 * One visit one rating, one matter one rating (HA-10, HA-14): names the service event that was rated, and the round.
 * Undefined where the sender names none, as with a static QR code (XX-37): two such ratings are never the same one.
 */
export function serviceEventOf(facts: RatingFacts): string | undefined {
  const {
    sourceSystem,
    jurisdiction,
    projectNo,
    taskCode,
    windowNo,
    serviceNumber,
    serviceTime,
    round = 1,
  } = facts;
  const which = serviceNumber ?? serviceTime;
  if (projectNo !== undefined)
    return JSON.stringify([sourceSystem, jurisdiction, projectNo, which ?? '', round]);
  if (which === undefined || (taskCode === undefined && windowNo === undefined)) return undefined;
  return JSON.stringify([sourceSystem, jurisdiction, taskCode ?? '', windowNo ?? '', which, round]);
}
