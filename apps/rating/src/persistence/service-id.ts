import { createHash } from 'node:crypto';
import { hallEventOf } from '../rating/higher-system';
import type { RatingFacts } from '../rating/rating-facts';
import { serviceEventOf } from '../rating/service-event';

/** Id of the row where ratings of the same service event meet; undefined where the sender names no event. */
export const serviceIdOf = (facts: RatingFacts): string | undefined => rowOf(serviceEventOf(facts));

/** Id of the row where its ratings meet whatever system they come through (HA-07). */
export const hallIdOf = (facts: RatingFacts): string | undefined => rowOf(hallEventOf(facts));

function rowOf(event: string | undefined): string | undefined {
  return event === undefined
    ? undefined
    : `v-${createHash('sha256').update(event).digest('hex').slice(0, 20)}`;
}
