import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import type { SeenRating } from '../integrity/signals';

/** Most ratings that one look takes in; a longer period is asked for in parts. */
export const MOST_SEEN = 50_000;

/** Recorded ratings of a period with the keyed indexes of who gave them; for signals only. */
@Injectable()
export class SeenRatings {
  constructor(private readonly reader: Reader) {}

  /** @param from,to ISO-8601 with the offset of Shanghai, `to` excluded; oldest first */
  between(jurisdiction: string, from: string, to: string): Promise<SeenRating[]> {
    return this.reader.query<SeenRating>(
      `select r.id as "ratingId", r.arrived_at as "arrivedAt", (r.doc #>> '{file,good}')::boolean as good,
              coalesce(r.doc #>> '{file,org}', r.doc #>> '{file,facts,orgCode}') as org,
              r.doc #>> '{file,facts,windowNo}' as "windowNo",
              o.doc #>> '{marks,device}' as device, o.doc #>> '{marks,phone}' as phone,
              o.doc #>> '{marks,identity}' as identity, o.doc #>> '{marks,words}' as words
         from rating r left join opinion o on o.id = r.id
        where r.status = 'recorded' and r.jurisdiction = $1 and r.arrived_at >= $2 and r.arrived_at < $3
        order by r.arrived_at, r.id limit ${MOST_SEEN}`,
      [jurisdiction, from, to],
    );
  }
}
