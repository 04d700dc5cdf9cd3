import { NoticeDelivered, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { deliverNotice } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** The notice of a bad rating is there: the clocks of its share start at that instant (Q32, engine rule 18). */
@Consumer(NoticeDelivered, aboutRating)
export class OnNoticeDelivered {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof NoticeDelivered>>, unit: UnitOfWork): Promise<void> {
    const { org, deliveredAt } = message.data;
    await this.clocks.change(message, unit, 'facts_changed', (clocks) =>
      deliverNotice(clocks, org, instantOf(deliveredAt)),
    );
  }
}
