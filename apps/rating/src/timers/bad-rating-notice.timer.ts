import { localDateOf } from '@huiying/contracts';
import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { Ratings } from '../persistence/ratings';
import { ratings } from '../persistence/stores';
import { writeOfBadRating } from '../rating/write-of-bad-rating';

/** The window is open (Q23): the unit is written to that a bad rating waits for it (HA-18). */
@TimerHandler({ name: 'bad-rating-notice', store: ratings })
export class BadRatingNotice implements TimerFired {
  constructor(
    private readonly kept: Ratings,
    private readonly policies: Policies,
  ) {}

  async fire({ id, detail: org }: DueTimer, unit: UnitOfWork): Promise<void> {
    const file = await this.kept.find(unit, id);
    const pack = this.policies.governing(file?.policyRef ?? '', localDateOf(unit.now));
    unit.publish(writeOfBadRating(file, org, pack));
  }
}
