import { RatingWithdrawn, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { withdrawRating } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** Its sender took the rating back: nothing is owed any more. */
@Consumer(RatingWithdrawn, aboutRating)
export class OnRatingWithdrawn {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof RatingWithdrawn>>, unit: UnitOfWork): Promise<void> {
    const { withdrawnAt } = message.data;
    await this.clocks.change(message, unit, 'facts_changed', (clocks) =>
      withdrawRating(clocks, instantOf(withdrawnAt)),
    );
  }
}
