import { DeptRatingRectified, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { Ratings } from '../persistence/ratings';
import { Rectifications } from '../persistence/rectifications';
import { defined } from '../rating/rating-facts';
import { submitRectification } from '../rectification/submit-rectification';
import { RatingActions, aboutRating } from './rating-actions';

/** A department says what it did about a bad rating (HA-23 to HA-25, XX-19 to XX-25). */
@Consumer(DeptRatingRectified, aboutRating)
export class OnRatingRectified {
  constructor(
    private readonly actions: RatingActions,
    private readonly ratings: Ratings,
    private readonly kept: Rectifications,
    private readonly policies: Policies,
  ) {}

  async handle(message: Received<DataOf<typeof DeptRatingRectified>>, unit: UnitOfWork): Promise<void> {
    const { measures, result, ledger, elements, signOff } = message.data;
    await this.actions.settle(message, unit, async (file, org) => {
      const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
      const before = await this.kept.of(unit, file, org);
      const outcome = submitRectification(file, before, message.data, { pack, now: unit.now });
      if ('reasonCode' in outcome) return outcome;
      const said = { measures, result: result ?? elements?.result, ledgerReason: ledger?.reason };
      const text = defined({ ...said, elements, signOff });
      await this.kept.save(unit, outcome.rectification, text);
      await this.ratings.save(unit, file);
      unit.publish(outcome.events);
      return undefined;
    });
  }
}
