import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { shareIn } from '../bad-rating/rating-clocks';
import { raiseForRating } from '../bad-rating/settle-rating';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { ClocksOfRatings } from '../persistence/clocks-of-ratings';
import { CURRENT, calendarIndexes, ratingClocks } from '../persistence/stores';

const BATCH = 500;

/** What could still show that the clock was kept: the unit's own actions, and the word of rating on them (rule 19). */
export function inputsOf(_doc: unknown, timerName: string): readonly string[] {
  const share = shareIn(timerName.slice(timerName.indexOf(':') + 1));
  return share ? [`dept.${share.org}.actions`, 'rating.ratings'] : [];
}

/** A rung of a bad rating falls due: everything up to its instant has been read, the state decides (HA-30). */
@TimerHandler({ name: 'rating-rung', store: ratingClocks, afterReading: inputsOf })
export class RatingRungTimer implements TimerFired {
  constructor(
    private readonly keep: KeepRatingClocks,
    private readonly clocks: ClocksOfRatings,
  ) {}

  async fire({ id, detail }: DueTimer, unit: UnitOfWork): Promise<void> {
    const before = await this.clocks.find(unit, id);
    if (before)
      this.keep.write(unit, raiseForRating(before, detail, await this.keep.surroundings(unit, before)));
  }
}

/** A calendar was loaded: every rating with an open clock is asked to count again, as cases are. */
@TimerHandler({ name: 'rating-recount', store: calendarIndexes })
export class RatingRecountTimer implements TimerFired {
  constructor(private readonly clocks: ClocksOfRatings) {}

  async fire({ detail, dueAt }: DueTimer, unit: UnitOfWork): Promise<void> {
    const ids = await this.clocks.openIds(detail, BATCH);
    const last = ids.at(-1);
    unit.schedule(ids.map((id) => ({ store: ratingClocks, id, name: 'rating-recalendar', dueAt })));
    if (last !== undefined)
      unit.schedule([{ store: calendarIndexes, id: CURRENT, name: `rating-recount:${last}`, dueAt }]);
  }
}

/** One rating counts again with the calendar that stands now (Q13, Q36); ended clocks are frozen. */
@TimerHandler({ name: 'rating-recalendar', store: ratingClocks })
export class RatingRecalendarTimer implements TimerFired {
  constructor(private readonly keep: KeepRatingClocks) {}

  async fire({ id }: DueTimer, unit: UnitOfWork): Promise<void> {
    await this.keep.recount(unit, id, 'calendar_changed');
  }
}
