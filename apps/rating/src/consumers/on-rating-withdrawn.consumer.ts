import { ProvinceRatingWithdrawn, ratingIdOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { ratings } from '../persistence/stores';
import { ProvinceEvents } from './province-events';

/** The sender takes a rating back; decided by `withdrawRating` when its turn has come. */
@Consumer(ProvinceRatingWithdrawn, {
  aggregate: ({ data }) => ref(ratings, ratingIdOf(data.sourceSystem, data.upstreamRatingNo)),
})
export class OnRatingWithdrawn {
  constructor(private readonly events: ProvinceEvents) {}

  handle(message: Received<DataOf<typeof ProvinceRatingWithdrawn>>, unit: UnitOfWork): Promise<void> {
    return this.events.receive(message, unit);
  }
}
