import { appealIndicators } from './appeal-indicators';
import { caseIndicators } from './case-indicators';
import { deadlineIndicators } from './deadline-indicators';
import { fedIndicators } from './fed-indicators';
import { followUpIndicators } from './follow-up-indicators';
import type { Indicator } from './indicator';
import { ratingIndicators } from './rating-indicators';
import { rectificationIndicators } from './rectification-indicators';
import { supervisionIndicators } from './supervision-indicators';

/** All 35 indicators and their variants, in the order of their numbers. */
export const indicators: readonly Indicator[] = [
  ...caseIndicators,
  ...deadlineIndicators,
  ...ratingIndicators,
  ...rectificationIndicators,
  ...appealIndicators,
  ...followUpIndicators,
  ...supervisionIndicators,
  ...fedIndicators,
].sort((a, b) => a.no - b.no);

export type Choice =
  | { readonly kind: 'chosen'; readonly indicators: readonly Indicator[] }
  | { readonly kind: 'unknown'; readonly id: string };

/** The indicators of a list of ids, in its order; all when there is none. */
export function choose(ids: readonly string[] | undefined): Choice {
  if (!ids) return { kind: 'chosen', indicators };
  const chosen: Indicator[] = [];
  for (const id of new Set(ids)) {
    const found = indicators.find((indicator) => indicator.id === id);
    if (!found) return { kind: 'unknown', id };
    chosen.push(found);
  }
  return { kind: 'chosen', indicators: chosen };
}
