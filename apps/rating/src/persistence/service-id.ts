import { createHash } from 'node:crypto';
import type { RatingFacts } from '../rating/rating-facts';
import { serviceEventOf } from '../rating/service-event';

/** Id of the row where ratings of the same service event meet; undefined where the sender names no event. */
export function serviceIdOf(facts: RatingFacts): string | undefined {
  const event = serviceEventOf(facts);
  return event === undefined
    ? undefined
    : `v-${createHash('sha256').update(event).digest('hex').slice(0, 20)}`;
}
