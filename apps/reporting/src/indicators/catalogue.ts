import { appealIndicators } from './appeal-indicators';
import { caseIndicators } from './case-indicators';
import { deadlineIndicators } from './deadline-indicators';
import { followUpIndicators } from './follow-up-indicators';
import type { Indicator } from './indicator';
import { ratingIndicators } from './rating-indicators';
import { rectificationIndicators } from './rectification-indicators';

/** The indicators that the events read so far can feed, in the order of their numbers. */
export const indicators: readonly Indicator[] = [
  ...caseIndicators,
  ...deadlineIndicators,
  ...ratingIndicators,
  ...rectificationIndicators,
  ...appealIndicators,
  ...followUpIndicators,
].sort((a, b) => a.no - b.no);

/**
 * Ids that are fixed but lack a source: 办件 volumes, supervision and the
 * like are not yet told to this service. They are refused by name; a zero would be a made-up number.
 */
export const notYetFed: readonly string[] = [
  'on_time_rate.without_extensions',
  'complained_of_rate',
  'rating_coverage',
  'redo_rate.on_time',
  'supervision_count',
  'supervision_count.on_time',
  'topic_concentration',
  'staff_upheld_count',
  'upstream_match_rate',
];

export type Choice =
  | { readonly kind: 'chosen'; readonly indicators: readonly Indicator[] }
  | { readonly kind: 'unknown' | 'not-fed'; readonly id: string };

/** The indicators of a list of ids, in its order; all that are fed when there is none. */
export function choose(ids: readonly string[] | undefined): Choice {
  if (!ids) return { kind: 'chosen', indicators };
  const chosen: Indicator[] = [];
  for (const id of new Set(ids)) {
    const found = indicators.find((indicator) => indicator.id === id);
    if (!found) return { kind: notYetFed.includes(id) ? 'not-fed' : 'unknown', id };
    chosen.push(found);
  }
  return { kind: 'chosen', indicators: chosen };
}
