import type { Pack } from '@huiying/policy';
import type { RatingFacts } from './rating-facts';

/** HA-07: what a person is asked about; the rule is the parameter's. */
export const NOT_THROUGH_COUNTY = 'RATING.NOT_THROUGH_COUNTY';

/** Beginnings of the names of systems that ministries and provincial bodies run themselves; empty where no rule speaks of them. */
export const higherSystems = (pack: Pack): readonly string[] =>
  (pack.parameter('rating.higher_systems')?.value as readonly string[] | undefined) ?? [];

/** The service was rated in the system of a ministry or of a provincial body, and not in the county's (HA-07). */
export const isOfHigherSystem = ({ collected, sourceSystem }: RatingFacts, pack: Pack): boolean =>
  collected === undefined && higherSystems(pack).some((beginning) => sourceSystem.startsWith(beginning));

/**
 * Names a service event as every system of the hall names it, so that its ratings meet whatever system they come through:
 * by the number of the matter's case, else by the matter and the visit. Undefined where a rating names neither.
 */
export function hallEventOf(facts: RatingFacts): string | undefined {
  const { jurisdiction, projectNo, taskCode, serviceNumber, serviceTime, round = 1 } = facts;
  if (projectNo !== undefined)
    return JSON.stringify({ hall: [jurisdiction, projectNo, serviceNumber ?? '1', round] });
  const visit = serviceNumber ?? serviceTime;
  if (taskCode === undefined || visit === undefined) return undefined;
  return JSON.stringify({ hall: [jurisdiction, taskCode, visit, round] });
}
