import type { Pack } from '@huiying/policy';
import type { RatingFacts } from './rating-facts';

/** Codes of the organisations whose rating it is, as the sender wrote them. */
export interface Attribution {
  readonly lead: string | undefined;
  /** Further departments, each with a share of its own. */
  readonly others: readonly string[];
}

/**
 * Whose a rating is. An overall rating of a parallel approval is of every department that took part, each noticed,
 * appealed and rectified on its own; in the other reading of Q17 it is the lead department's (HA-12). A package is rated
 * once and the lead department answers for it (HA-13). Who rates one department or stage rates that one only.
 */
export function attributionOf(
  facts: Pick<RatingFacts, 'orgCode' | 'coOrgCodes' | 'scope' | 'packageId'>,
  pack: Pack,
): Attribution {
  const key = facts.packageId === undefined ? 'rating.attribution' : 'rating.package_attribution';
  const ofAll = facts.scope !== 'single' && pack.value<string>(key) === 'each_department';
  return { lead: facts.orgCode, others: ofAll ? facts.coOrgCodes : [] };
}
