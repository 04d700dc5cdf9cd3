import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import { ReceivingRatings } from '../../persistence/receiving-ratings';
import type { TurnOf } from '../../persistence/waiting-events';
import { refusedEvent } from '../../rating/decision';
import type { Created } from '../../rating/rating-facts';
import type { RatingFile } from '../../rating/rating-file';
import type { TakesEvent } from './taking';

/** `created`: the rating is received, once. */
@Injectable()
export class TakeCreated implements TakesEvent {
  constructor(private readonly receiving: ReceivingRatings) {}

  async take(
    file: RatingFile | undefined,
    turn: TurnOf,
    ratingId: string,
    unit: UnitOfWork,
  ): Promise<RatingFile> {
    if (!file) return this.receiving.receive(turn.data as Created, turn.at, ratingId, unit);
    unit.publish([refusedEvent(file, turn.seq, 'RATING.ALREADY_CREATED')]);
    return file;
  }
}
