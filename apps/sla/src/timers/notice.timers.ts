import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { shareIn, withShare } from '../bad-rating/rating-clocks';
import { deadlineOf, withOrder } from '../deadline/case-clocks';
import type { Deadline } from '../deadline/deadline';
import { KeepClocks } from '../keep-clocks';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { sendNotices } from '../notice/send-notices';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { ClocksOfRatings } from '../persistence/clocks-of-ratings';
import { caseClocks, ratingClocks } from '../persistence/stores';

const replaced = (deadlines: readonly Deadline[], by: Deadline): readonly Deadline[] =>
  deadlines.map((each) => (each.deadlineId === by.deadlineId ? by : each));

/** The window is open (Q23): the messages of a case's clock go out. */
@TimerHandler({ name: 'notice', store: caseClocks })
export class NoticeTimer implements TimerFired {
  constructor(
    private readonly keep: KeepClocks,
    private readonly clocks: ClocksOfCases,
  ) {}

  async fire({ id, detail }: DueTimer, unit: UnitOfWork): Promise<void> {
    const before = await this.clocks.find(unit, id);
    const found = deadlineOf(before, detail);
    if (!before || !found) return;
    const { order } = found;
    const on = await this.keep.surroundings(unit, before);
    const { deadline, events } = sendNotices(before, order, found.deadline, on);
    const deadlines = replaced(order.deadlines, deadline);
    this.clocks.save(
      unit,
      withOrder(before, order.orderId, (it) => ({ ...it, deadlines })),
    );
    unit.publish(events);
  }
}

/** The same of a bad rating's clock. */
@TimerHandler({ name: 'rating-notice', store: ratingClocks })
export class RatingNoticeTimer implements TimerFired {
  constructor(
    private readonly keep: KeepRatingClocks,
    private readonly clocks: ClocksOfRatings,
  ) {}

  async fire({ id, detail }: DueTimer, unit: UnitOfWork): Promise<void> {
    const before = await this.clocks.find(unit, id);
    const share = before?.shares.find(({ org }) => org === shareIn(detail)?.org);
    const found = share?.deadlines.find(({ deadlineId }) => deadlineId === detail);
    if (!before || !share || !found) return;
    const on = await this.keep.surroundings(unit, before);
    const { deadline, events } = sendNotices(before, { org: share.org }, found, on);
    const clocks = withShare(before, share.org, (it) => ({
      ...it,
      deadlines: replaced(it.deadlines, deadline),
    }));
    this.keep.write(unit, { clocks, events, wakes: [] });
  }
}
