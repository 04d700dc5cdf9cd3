import { Injectable } from '@nestjs/common';
import { Reader, type UnitOfWork } from '@huiying/messaging';
import { ratedCases, ratings, type RatingRecord } from './stores';

/** A case by its id, and by the number that its sender gave it. */
export interface NumberedCase {
  readonly caseId: string;
  readonly sourceSystem: string;
  readonly upstreamCaseNo: string;
}

export interface RatingOfCase {
  readonly ratingId: string;
  readonly record: RatingRecord;
}

/** Everything that anybody said of a case, also what counts for nothing: duplicates, what is held, what was withdrawn. */
@Injectable()
export class RatingsOfCases {
  constructor(private readonly reader: Reader) {}

  async find(unit: UnitOfWork, of: NumberedCase): Promise<RatingOfCase[]> {
    const { waiting = [], ratings: standing = {} } = (await unit.find(ratedCases, of.caseId)) ?? {};
    const ids = new Set([...waiting, ...Object.values(standing), ...(await this.aside(of))]);
    const found = [...ids].map(async (ratingId) => ({
      ratingId,
      record: await unit.find(ratings, ratingId),
    }));
    return (await Promise.all(found)).filter((each): each is RatingOfCase => each.record !== undefined);
  }

  /** They name the case and have no place in its row. */
  private async aside({ sourceSystem, upstreamCaseNo }: NumberedCase): Promise<string[]> {
    const rows = await this.reader.query<{ id: string }>(
      `select id from rating where status in ('held', 'duplicate', 'withdrawn', 'refused') and doc #>> '{file,facts,upstreamCaseNo}' = $1
          and coalesce(doc #>> '{file,facts,collected,caseSystem}', doc #>> '{file,facts,sourceSystem}') = $2`,
      [upstreamCaseNo, sourceSystem],
    );
    return rows.map(({ id }) => id);
  }
}
