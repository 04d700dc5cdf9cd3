import { Injectable } from '@nestjs/common';
import { PermanentFailure, type UnitOfWork } from '@huiying/messaging';
import { ratedCases, ratedServices } from '../../persistence/stores';
import type { TurnOf } from '../../persistence/waiting-events';
import { releasedBy } from '../../rating/rated-case';
import type { RatingFile } from '../../rating/rating-file';
import { withdrawRating } from '../../rating/withdraw-rating';
import type { TakesEvent } from './taking';

/** `withdrawn`: the rating no longer counts, and what it was about may be rated again. */
@Injectable()
export class TakeWithdrawn implements TakesEvent {
  async take(
    file: RatingFile | undefined,
    turn: TurnOf,
    _ratingId: string,
    unit: UnitOfWork,
  ): Promise<RatingFile> {
    if (!file) {
      throw new PermanentFailure('RATING.NOT_CREATED', [
        { path: '/eventSeq', message: 'event 1 of a rating must create it' },
      ]);
    }
    await this.giveFree(file, unit);
    const decision = withdrawRating(file, turn.at);
    unit.publish(decision.events);
    return decision.file;
  }

  private async giveFree(file: RatingFile, unit: UnitOfWork): Promise<void> {
    const { ratingId } = file.facts;
    if ((file.status === 'recorded' || file.status === 'waiting') && file.caseId !== undefined) {
      const row = await unit.find(ratedCases, file.caseId);
      if (row) unit.save(ratedCases, file.caseId, releasedBy(row, ratingId));
    }
    if (file.status === 'recorded' && file.serviceId !== undefined) {
      const row = await unit.find(ratedServices, file.serviceId);
      if (row?.ratingId === ratingId) unit.save(ratedServices, file.serviceId, {});
    }
  }
}
