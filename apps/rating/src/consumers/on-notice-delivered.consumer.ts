import { NoticeDelivered, instantOf, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies, noticeInstant } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { Ratings } from '../persistence/ratings';
import { Rectifications } from '../persistence/rectifications';
import { ratings } from '../persistence/stores';
import { whyNotOwed } from '../rectification/may-be-rectified';
import { noteDelivery } from '../rating/note-delivery';
import { isWrittenOf } from '../rating/write-of-bad-rating';
import { aboutRating } from './rating-actions';

/**
 * The relay's word that a notice is on its department's topic: the window of the appeal counts from it (Q32), and from now on
 * the unit owes a rectification that everybody can see (HA-02).
 */
@Consumer(NoticeDelivered, aboutRating)
export class OnNoticeDelivered {
  constructor(
    private readonly ratings: Ratings,
    private readonly rectifications: Rectifications,
    private readonly policies: Policies,
  ) {}

  async handle({ data }: Received<DataOf<typeof NoticeDelivered>>, unit: UnitOfWork): Promise<void> {
    const { ratingId, org, deliveredAt } = data;
    const noted = noteDelivery(await this.ratings.find(unit, ratingId), org, instantOf(deliveredAt));
    if (!noted) return;
    await this.ratings.save(unit, noted);
    const pack = this.policies.governing(noted.policyRef ?? '', localDateOf(unit.now));
    const inTheWindow = [
      ...(isWrittenOf(noted, org, pack) ? ['bad-rating-notice'] : []),
      ...(pack.parameter('rating.concentration') ? ['concentration'] : []),
    ];
    if (inTheWindow.length > 0) {
      const dueAt = noticeInstant(instantOf(deliveredAt), pack, shippedCalendar(pack.region));
      unit.schedule(
        inTheWindow.map((name) => ({ store: ratings, id: ratingId, name: `${name}:${org}`, dueAt })),
      );
    }
    if (whyNotOwed(noted, org, pack) === undefined) await this.rectifications.open(unit, noted, org);
  }
}
