import type { RatingFacts } from './rating-facts';

/**
 * One visit one rating, one matter one rating (HA-10, HA-14): names the service event that was rated, and the round.
 * Undefined where the sender names none, as with a static QR code (XX-37): two such ratings are never the same one.
 */
export function serviceEventOf(facts: RatingFacts): string | undefined {
  const {
    jurisdiction,
    projectNo,
    taskCode,
    windowNo,
    serviceNumber,
    serviceTime,
    round = 1,
    packageId,
    scope,
    orgCode,
    collected,
  } = facts;
  const sourceSystem = collected?.caseSystem ?? facts.sourceSystem;
  const which = serviceNumber ?? serviceTime;
  // one unified rating of a package, not one for each stage (HA-13)
  if (packageId !== undefined)
    return JSON.stringify([sourceSystem, jurisdiction, 'package', packageId, round]);
  // the same call, sheet or record entered twice
  if (collected?.proof !== undefined && projectNo === undefined)
    return JSON.stringify([jurisdiction, 'proof', collected.proof]);
  // of a parallel approval each department may be rated on its own (HA-12)
  const part = scope === 'single' && facts.coOrgCodes.length === 0 ? [orgCode ?? ''] : [];
  if (projectNo !== undefined)
    return JSON.stringify([sourceSystem, jurisdiction, projectNo, which ?? '', round, ...part]);
  if (which === undefined || (taskCode === undefined && windowNo === undefined)) return undefined;
  return JSON.stringify([sourceSystem, jurisdiction, taskCode ?? '', windowNo ?? '', which, round, ...part]);
}
