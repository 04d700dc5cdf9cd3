import { RedoRequested, RedoUnsatisfied, event, formatTime, type OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about, type Decision } from './decision';
import type { RatedCase } from './rated-case';
import { defined } from './rating-facts';
import type { RecordedRating } from './rating-file';

/**
 * A **first** rating of 不满意 or worse sends the case back to be handled once more (LN-49); 以下 includes 不满意. Only
 * the person's own rating does, only the first one of the case, and only where the regulation knows a redo. Routing
 * decides whether it can still be ordered.
 * @param before the case as it was before this rating was attached
 * @param pack the law to which the case is pinned
 */
export function requestRedo(
  recorded: Decision<RecordedRating>,
  before: RatedCase,
  pack: Pack,
  at: number,
): Decision<RecordedRating> {
  const { file } = recorded;
  const { caseId, orderId, round } = file;
  const { satisfaction, ratingId } = file.facts;
  const { trigger, max, ruleId } = pack.redo;
  const isFirst = Object.keys(before.ratings).length === 0 && before.redoAskedBy === undefined;
  const asks = max > 0 && satisfaction !== undefined && trigger.includes(satisfaction);
  if (!asks || !isFirst || !file.counted || caseId === undefined || ruleId === undefined) return recorded;
  const data = {
    ratingId,
    caseId,
    round,
    satisfaction,
    ruleId,
    requestedAt: formatTime(at),
    ...defined({ orderId }),
  };
  return {
    file: { ...file, redoRuleId: ruleId },
    events: [...recorded.events, event(RedoRequested, { ...about(file), data })],
  };
}

/** LN-58 发回重办后诉求人仍不满意: the person's own rating of a later round, as bad as one that would have asked for the redo. */
export function stillUnsatisfied(file: RecordedRating, pack: Pack): readonly OutgoingEvent[] {
  const { caseId, orderId, round } = file;
  const { satisfaction, ratingId, ratedAt } = file.facts;
  const { trigger, max } = pack.redo;
  const isBad = max > 0 && satisfaction !== undefined && trigger.includes(satisfaction);
  if (!isBad || round <= 1 || !file.counted || caseId === undefined) return [];
  const data = { ratingId, caseId, round, satisfaction, ratedAt, ...defined({ orderId }) };
  return [event(RedoUnsatisfied, { ...about(file), data })];
}
