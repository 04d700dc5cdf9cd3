import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { KeepClocks } from '../keep-clocks';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { caseClocks, ratingClocks } from '../persistence/stores';
import { inputsOf as inputsOfRating } from './rating.timers';
import { inputsOf } from './rung.timer';

/** The last day for the appeal of an answered complaint is over (HA-19, Q64): the unused right is closed. */
@TimerHandler({ name: 'lapse', store: caseClocks, afterReading: inputsOf })
export class LapseTimer implements TimerFired {
  constructor(private readonly keep: KeepClocks) {}

  async fire({ id }: DueTimer, unit: UnitOfWork): Promise<void> {
    const clocks = await this.keep.find(unit, id);
    if (clocks) await this.keep.settle(unit, clocks, 'facts_changed');
  }
}

/** The last day for the appeal of a bad rating is over (HA-19, JL-18): the unused right is closed. */
@TimerHandler({ name: 'rating-lapse', store: ratingClocks, afterReading: inputsOfRating })
export class RatingLapseTimer implements TimerFired {
  constructor(private readonly keep: KeepRatingClocks) {}

  async fire({ id }: DueTimer, unit: UnitOfWork): Promise<void> {
    await this.keep.recount(unit, id, 'facts_changed');
  }
}
