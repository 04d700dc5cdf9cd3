import { AppealOverdue, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { keepSilence } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** Nobody decided within the limit: where that lets the rating stand, the rectification is owed again (Q31). */
@Consumer(AppealOverdue, aboutRating)
export class OnAppealOverdue {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof AppealOverdue>>, unit: UnitOfWork): Promise<void> {
    const { org, effect, noticedAt } = message.data;
    if (effect !== 'stands') return;
    await this.clocks.change(message, unit, 'appeal_decided', (clocks) =>
      keepSilence(clocks, org, instantOf(noticedAt)),
    );
  }
}
