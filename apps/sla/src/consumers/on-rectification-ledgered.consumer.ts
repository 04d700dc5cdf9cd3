import { RectificationLedgered, instantOf, type DataOf } from '@huiying/contracts';
import { localDate } from '@huiying/working-days';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { enterInLedger } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** The ledger gives the rectification a limit of its own (HA-24). */
@Consumer(RectificationLedgered, aboutRating)
export class OnRectificationLedgered {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof RectificationLedgered>>, unit: UnitOfWork): Promise<void> {
    const { org, limit, enteredAt } = message.data;
    await this.clocks.change(message, unit, 'ledger_entered', (clocks) =>
      enterInLedger(clocks, org, { limit: localDate(limit), enteredAt: instantOf(enteredAt) }),
    );
  }
}
