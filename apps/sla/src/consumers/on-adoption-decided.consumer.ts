import { RatingAdoptionDecided, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { decideAdoption } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** The rating does not count any more, or counts again: what is owed because of it follows. */
@Consumer(RatingAdoptionDecided, aboutRating)
export class OnAdoptionDecided {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof RatingAdoptionDecided>>, unit: UnitOfWork): Promise<void> {
    const { org, adoption, decidedAt } = message.data;
    await this.clocks.change(message, unit, 'appeal_decided', (clocks) =>
      decideAdoption(clocks, org, { at: instantOf(decidedAt), annulled: adoption === 'not_adopted' }),
    );
  }
}
