import { Logger } from '@nestjs/common';
import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { Ratings } from '../persistence/ratings';
import { ratings } from '../persistence/stores';
import { heldOverdue } from '../rating/held-limit';

/**
 * A rating has been held for longer than its limit (Q81): the operators are alarmed once, the rating shows it and stands in
 * the list `GET /ratings?state=overdue`.
 */
@TimerHandler({ name: 'held', store: ratings })
export class HeldLimit implements TimerFired {
  private readonly logger = new Logger('rating');

  constructor(private readonly kept: Ratings) {}

  async fire({ id, dueAt }: DueTimer, unit: UnitOfWork): Promise<void> {
    const overdue = heldOverdue(await this.kept.find(unit, id), dueAt);
    if (!overdue) return;
    await this.kept.save(unit, overdue);
    this.logger.error({
      msg: 'a held rating waits for a person',
      ratingId: id,
      reasonCode: overdue.reasonCode,
    });
  }
}
