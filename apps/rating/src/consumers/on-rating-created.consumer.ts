import { ProvinceRatingCreated, caseIdOf, ratingIdOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { opinions, organisations, ratedCases, ratings } from '../persistence/stores';
import { ProvinceEvents } from './province-events';

/** The province hands over a rating: held, waiting for its case, a duplicate, or recorded. */
@Consumer(ProvinceRatingCreated, {
  aggregate: ({ data }) => ref(ratings, ratingIdOf(data.sourceSystem, data.upstreamRatingNo)),
  also: ({ data }) => [
    ref(opinions, ratingIdOf(data.sourceSystem, data.upstreamRatingNo)),
    ...(data.upstreamCaseNo === undefined
      ? []
      : [ref(ratedCases, caseIdOf(data.sourceSystem, data.upstreamCaseNo))]),
    ...[data.orgCode, ...(data.coOrgCodes ?? [])].flatMap((code) =>
      code === undefined ? [] : [ref(organisations, code)],
    ),
  ],
})
export class OnRatingCreated {
  constructor(private readonly events: ProvinceEvents) {}

  handle(message: Received<DataOf<typeof ProvinceRatingCreated>>, unit: UnitOfWork): Promise<void> {
    return this.events.receive(message, unit);
  }
}
