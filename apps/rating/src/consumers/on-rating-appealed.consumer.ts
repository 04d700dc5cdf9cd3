import { DeptRatingAppealed, appealIdOf, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, NotYetKnown, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { fileAppeal } from '../appeal/file-appeal';
import { Appeals } from '../persistence/appeals';
import { Ratings } from '../persistence/ratings';
import { appealTexts, appeals } from '../persistence/stores';
import { defined } from '../rating/rating-facts';
import type { Refusal } from '../rating/refusal';
import { RatingActions, aboutRating } from './rating-actions';

export const ID_REUSED: Refusal = {
  reasonCode: 'MESSAGE.ID_REUSED',
  message: 'this source and id were used for another appeal',
};

/** A department asks in the system that a bad rating be revoked (HA-19). */
@Consumer(DeptRatingAppealed, {
  ...aboutRating,
  also: ({ source, id }) => [ref(appeals, appealIdOf(source, id)), ref(appealTexts, appealIdOf(source, id))],
})
export class OnRatingAppealed {
  constructor(
    private readonly actions: RatingActions,
    private readonly ratings: Ratings,
    private readonly appeals: Appeals,
    private readonly policies: Policies,
  ) {}

  /** @throws NotYetKnown once, while the delivery of the notice has not been read */
  async handle(message: Received<DataOf<typeof DeptRatingAppealed>>, unit: UnitOfWork): Promise<void> {
    const { grounds, statement, applicant, evidence = [] } = message.data;
    await this.actions.settle(message, unit, async (file, org) => {
      // the relay's word of the delivery may lie unread; the window is not judged without it
      if (file.deliveredAt?.[org] === undefined && !message.waited) throw new NotYetKnown(['rating.ratings']);
      const pack = this.policies.governing(file.policyRef ?? '', localDateOf(unit.now));
      const appealId = appealIdOf(message.source, message.id);
      // source is the sender's own word: no unit may write over the appeal of another one
      if (await this.appeals.find(unit, appealId)) return ID_REUSED;
      const filing = { appealId, org, grounds, filedAt: unit.now, form: 'in_system' as const };
      const law = { pack, calendar: shippedCalendar(pack.region) };
      const outcome = fileAppeal(file, { ...filing, documents: evidence.length }, law);
      if ('reasonCode' in outcome) return outcome;
      await this.ratings.save(unit, outcome.file);
      await this.appeals.keep(unit, outcome.appeal, { statement, evidence, ...defined({ applicant }) });
      unit.publish(outcome.events);
      return undefined;
    });
  }
}
