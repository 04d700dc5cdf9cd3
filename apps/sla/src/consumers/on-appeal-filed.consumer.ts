import { AppealFiled, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { fileAppeal } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** An admissible appeal: its window is used, the limit of the decision runs (HA-21, JL-19). */
@Consumer(AppealFiled, aboutRating)
export class OnAppealFiled {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof AppealFiled>>, unit: UnitOfWork): Promise<void> {
    const { org, filedAt } = message.data;
    await this.clocks.change(message, unit, 'appeal_filed', (clocks) =>
      fileAppeal(clocks, org, instantOf(filedAt)),
    );
  }
}
