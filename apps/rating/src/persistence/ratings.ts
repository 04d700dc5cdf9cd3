import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { RatingFile } from '../rating/rating-file';
import { ratings, type RatingRecord } from './stores';

@Injectable()
export class Ratings {
  record(unit: UnitOfWork, ratingId: string): Promise<RatingRecord | undefined> {
    return unit.find(ratings, ratingId);
  }

  saveRecord(unit: UnitOfWork, ratingId: string, record: RatingRecord): void {
    unit.save(ratings, ratingId, record);
  }

  /** The rating itself; undefined while `created` has not been taken. */
  async find(unit: UnitOfWork, ratingId: string): Promise<RatingFile | undefined> {
    return (await unit.find(ratings, ratingId))?.file;
  }

  async save(unit: UnitOfWork, file: RatingFile): Promise<void> {
    const { ratingId } = file.facts;
    const record = await unit.find(ratings, ratingId);
    if (!record) throw new Error(`rating ${ratingId} has no record`);
    unit.save(ratings, ratingId, { ...record, file });
  }
}
