import { RectificationReviewed, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { reviewRectification } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** Accepted, the submission ends the clock; given back, it runs again (Q24). */
@Consumer(RectificationReviewed, aboutRating)
export class OnRectificationReviewed {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof RectificationReviewed>>, unit: UnitOfWork): Promise<void> {
    const { org, accepted, submittedAt, reviewedAt } = message.data;
    const verdict = { passed: accepted, at: instantOf(reviewedAt) };
    await this.clocks.change(message, unit, 'review_failed', (clocks) =>
      reviewRectification(clocks, org, instantOf(submittedAt), verdict),
    );
  }
}
