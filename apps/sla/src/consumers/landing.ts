import { caseIdOfOrder, type Incoming } from '@huiying/contracts';
import { ref, type AggregateRef } from '@huiying/messaging';
import { caseClocks, currentCalendar, ratingClocks } from '../persistence/stores';

/** Events of routing: about a case, counted with the calendar that stands now. */
export const aboutCase = {
  aggregate: ({ data }: Incoming<{ readonly caseId: string }>): AggregateRef => ref(caseClocks, data.caseId),
  also: (): AggregateRef[] => [currentCalendar],
};

/** Events of rating. */
export const aboutRating = {
  aggregate: ({ data }: Incoming<{ readonly ratingId: string }>): AggregateRef =>
    ref(ratingClocks, data.ratingId),
  also: (): AggregateRef[] => [currentCalendar],
};

interface AboutOrder {
  readonly orderId?: string;
}

/** The case of the order that an action names; undefined for an id that is none of ours. */
export const caseIdIn = ({ data }: Incoming<AboutOrder>): string | undefined =>
  data.orderId === undefined ? undefined : caseIdOfOrder(data.orderId);

/** Actions of departments; what names no order of ours stands for itself. */
export const aboutOrder = {
  aggregate: (message: Incoming<AboutOrder>): AggregateRef =>
    ref(caseClocks, caseIdIn(message) ?? `unknown:${message.id.slice(0, 100)}`),
  also: (): AggregateRef[] => [currentCalendar],
};
