import { NoticeDelivered, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { Ratings } from '../persistence/ratings';
import { noteDelivery } from '../rating/note-delivery';
import { aboutRating } from './rating-actions';

/** The relay's word that a notice is on its department's topic: the window of the appeal counts from it (Q32). */
@Consumer(NoticeDelivered, aboutRating)
export class OnNoticeDelivered {
  constructor(private readonly ratings: Ratings) {}

  async handle({ data }: Received<DataOf<typeof NoticeDelivered>>, unit: UnitOfWork): Promise<void> {
    const { ratingId, org, deliveredAt } = data;
    const noted = noteDelivery(await this.ratings.find(unit, ratingId), org, instantOf(deliveredAt));
    if (noted) await this.ratings.save(unit, noted);
  }
}
