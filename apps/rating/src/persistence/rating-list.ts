import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import type { RatingRecord } from './stores';

export interface RatingListFilter {
  readonly state?: 'held' | 'overdue' | 'waiting' | undefined;
  readonly jurisdiction?: string | undefined;
  readonly upstreamRatingNo?: string | undefined;
  /** Why it is held or was refused. */
  readonly reasonCode?: string | undefined;
  /** Arrival and id of the last row of the page before. */
  readonly after?: readonly string[] | undefined;
  readonly limit: number;
}

export interface ListedRating {
  readonly id: string;
  /** ISO-8601 of the legal arrival; '' while `created` has not come. */
  readonly arrived_at: string;
  readonly doc: RatingRecord;
}

/** Lists of ratings, oldest first. One that waits for events that are missing has no jurisdiction yet. */
@Injectable()
export class RatingList {
  constructor(private readonly reader: Reader) {}

  page(filter: RatingListFilter): Promise<ListedRating[]> {
    const values: unknown[] = [];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const where = ['doc is not null'];
    if (filter.state === 'held') where.push("status = 'held'");
    if (filter.state === 'overdue') where.push("status = 'held' and doc #>> '{file,overdueAt}' is not null");
    if (filter.reasonCode !== undefined)
      where.push(`doc #>> '{file,reasonCode}' = ${parameter(filter.reasonCode)}`);
    if (filter.state === 'waiting') where.push("status in ('waiting', 'awaited')");
    if (filter.jurisdiction !== undefined)
      where.push(`coalesce(jurisdiction, '') in ('', ${parameter(filter.jurisdiction)})`);
    if (filter.upstreamRatingNo !== undefined)
      where.push(`upstream_rating_no = ${parameter(filter.upstreamRatingNo)}`);
    const [arrivedAt, id] = filter.after ?? [];
    if (arrivedAt !== undefined) where.push(`(arrived_at, id) > (${parameter(arrivedAt)}, ${parameter(id)})`);
    return this.reader.query(
      `select id, arrived_at, doc from rating where ${where.join(' and ')} order by arrived_at, id limit ${parameter(filter.limit)}`,
      values,
    );
  }
}
