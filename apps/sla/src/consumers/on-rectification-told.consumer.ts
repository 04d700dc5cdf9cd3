import { RectificationTold, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { tellPerson } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** The person knows what was done: where that counts, the clock ends with it (JL-09, Q72). */
@Consumer(RectificationTold, aboutRating)
export class OnRectificationTold {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof RectificationTold>>, unit: UnitOfWork): Promise<void> {
    const { org, toldAt } = message.data;
    await this.clocks.change(message, unit, 'facts_changed', (clocks) =>
      tellPerson(clocks, org, instantOf(toldAt)),
    );
  }
}
