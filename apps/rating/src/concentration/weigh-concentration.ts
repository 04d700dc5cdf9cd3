import { defined } from '../rating/rating-facts';
import {
  isUnfinished,
  taskOf,
  withTask,
  type Concentration,
  type ConcentrationLimit,
  type StandingRating,
} from './concentration';

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a rating has to have come to be counted together with one that is weighed now. */
export const countedSince = (at: number, { days }: ConcentrationLimit): number => at - days * DAY_MS;

/**
 * A bad rating has come. While the head works on earlier ones it is added to them; ratings that were worked off are not
 * counted again; where enough others stand, a task opens.
 * @param standing all that stand of whom it is, whenever they came
 * @returns undefined when nothing changes
 */
export function weighConcentration(
  before: Concentration,
  standing: readonly StandingRating[],
  { limit, ruleId, at }: { limit: ConcentrationLimit; ruleId?: string | undefined; at: number },
): { readonly concentration: Concentration; readonly opened: boolean } | undefined {
  const taken = new Set(before.tasks.flatMap(({ ratingIds }) => ratingIds));
  const since = countedSince(at, limit);
  const fresh = standing.filter(({ ratingId, recordedAt }) => !taken.has(ratingId) && recordedAt >= since);
  const last = taskOf(before);
  const ids = fresh.map(({ ratingId }) => ratingId);
  if (isUnfinished(last)) {
    if (ids.length === 0) return undefined;
    return {
      concentration: withTask(before, { ...last, ratingIds: [...last.ratingIds, ...ids] }),
      opened: false,
    };
  }
  if (fresh.length < limit.ratings) return undefined;
  const windowNo = fresh.findLast((rating) => rating.windowNo !== undefined)?.windowNo;
  const task = {
    ...{ no: before.tasks.length + 1, state: 'open' as const, openedAt: at, ratingIds: ids, limit },
    ...{ reports: [], checks: [] },
    ...defined({ windowNo, ruleId }),
  };
  return { concentration: withTask(before, task), opened: true };
}
