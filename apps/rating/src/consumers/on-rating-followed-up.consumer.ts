import { DeptRatingFollowedUp, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { Ratings } from '../persistence/ratings';
import { Rectifications } from '../persistence/rectifications';
import { defined } from '../rating/rating-facts';
import { followUp } from '../rectification/follow-up';
import { whyNotOwed } from '../rectification/may-be-rectified';
import { RatingActions, aboutRating } from './rating-actions';

/** A department has asked the person again (HA-26). */
@Consumer(DeptRatingFollowedUp, aboutRating)
export class OnRatingFollowedUp {
  constructor(
    private readonly actions: RatingActions,
    private readonly ratings: Ratings,
    private readonly kept: Rectifications,
    private readonly policies: Policies,
  ) {}

  async handle(message: Received<DataOf<typeof DeptRatingFollowedUp>>, unit: UnitOfWork): Promise<void> {
    const { outcome, at, note } = message.data;
    await this.actions.settle(message, unit, async (file, org) => {
      const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
      const refusal = whyNotOwed(file, org, pack);
      if (refusal) return refusal;
      const before = await this.kept.of(unit, file, org);
      const followed = followUp(file, before, { outcome, by: 'department' }, { pack, now: unit.now });
      if ('reasonCode' in followed) return followed;
      await this.kept.save(unit, followed.rectification, defined({ outcome, visitedAt: at, note }));
      await this.ratings.save(unit, file);
      unit.publish(followed.events);
      return undefined;
    });
  }
}
