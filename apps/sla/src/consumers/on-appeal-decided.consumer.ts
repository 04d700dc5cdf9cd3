import { AppealDecided, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { decideAppeal } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** The authority has decided: in time or late (Q31). */
@Consumer(AppealDecided, aboutRating)
export class OnAppealDecided {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof AppealDecided>>, unit: UnitOfWork): Promise<void> {
    const { org, outcome, decidedAt } = message.data;
    await this.clocks.change(message, unit, 'appeal_decided', (clocks) =>
      decideAppeal(clocks, org, { outcome, at: instantOf(decidedAt) }),
    );
  }
}
