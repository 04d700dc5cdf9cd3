import { Injectable } from '@nestjs/common';
import { Reader, ref, type UnitOfWork } from '@huiying/messaging';
import type { RatingClocks } from '../bad-rating/rating-clocks';
import type { Wake } from '../deadline/wake';
import { ratingClocks } from './stores';

/** Clocks by rating, inside a decision and for reading. */
@Injectable()
export class ClocksOfRatings {
  constructor(private readonly reader: Reader) {}

  find(unit: UnitOfWork, ratingId: string): Promise<RatingClocks | undefined> {
    return unit.find(ratingClocks, ratingId);
  }

  save(unit: UnitOfWork, clocks: RatingClocks, wakes: readonly Wake[]): void {
    const { ratingId: id } = clocks;
    unit.save(ratingClocks, id, clocks);
    unit.schedule(
      wakes.map(({ name, dueAt }) => ({ store: ratingClocks, id, name: `rating-${name}`, dueAt })),
    );
  }

  async read(ratingId: string): Promise<RatingClocks | undefined> {
    return (await this.reader.read<RatingClocks>(ref(ratingClocks, ratingId)))?.doc;
  }

  /** Ratings with an open clock by id, so many after the one given. @param jurisdiction undefined: all */
  async open(after: string, limit: number, jurisdiction?: string): Promise<readonly RatingClocks[]> {
    const rows = await this.reader.query<{ doc: RatingClocks }>(
      `select doc from rating_clocks where open and id > $1 and ($2::text is null or jurisdiction = $2) order by id limit $3`,
      [after, jurisdiction ?? null, limit],
    );
    return rows.map(({ doc }) => doc);
  }

  /** Ratings with an open clock, ids only, so many after the one given. */
  async openIds(after: string, limit: number): Promise<readonly string[]> {
    const rows = await this.reader.query<{ id: string }>(
      `select id from rating_clocks where open and id > $1 order by id limit $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
