import { RectificationSubmitted, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { submitRectification } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** A unit has rectified: its clock stands until the review, or ends where there is none. */
@Consumer(RectificationSubmitted, aboutRating)
export class OnRectificationSubmitted {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof RectificationSubmitted>>, unit: UnitOfWork): Promise<void> {
    const { org, submittedAt, toldAt, tellingOwed } = message.data;
    const telling = {
      ...(toldAt === undefined ? {} : { toldAt: instantOf(toldAt) }),
      ...(tellingOwed === undefined ? {} : { tellingOwed }),
    };
    await this.clocks.change(message, unit, 'facts_changed', (clocks) =>
      submitRectification(clocks, org, instantOf(submittedAt), telling),
    );
  }
}
