import { DeptRatingComplexityDeclared, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { Ratings } from '../persistence/ratings';
import { Rectifications } from '../persistence/rectifications';
import { declareComplexity } from '../rectification/declare-complexity';
import { RatingActions, aboutRating } from './rating-actions';

/** A department says that a bad rating is complex to rectify (JL-09). */
@Consumer(DeptRatingComplexityDeclared, aboutRating)
export class OnRatingComplexity {
  constructor(
    private readonly actions: RatingActions,
    private readonly ratings: Ratings,
    private readonly kept: Rectifications,
    private readonly policies: Policies,
  ) {}

  async handle(
    message: Received<DataOf<typeof DeptRatingComplexityDeclared>>,
    unit: UnitOfWork,
  ): Promise<void> {
    const { complexity, reason } = message.data;
    await this.actions.settle(message, unit, async (file, org) => {
      const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
      const law = { pack, now: unit.now, calendar: shippedCalendar(pack.region) };
      const outcome = declareComplexity(file, await this.kept.of(unit, file, org), complexity, law);
      if ('reasonCode' in outcome) return outcome;
      await this.kept.save(unit, outcome.rectification, {
        complexity,
        ...(reason === undefined ? {} : { reason }),
      });
      await this.ratings.save(unit, file);
      unit.publish(outcome.events);
      return undefined;
    });
  }
}
