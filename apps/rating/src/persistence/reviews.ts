import { Injectable } from '@nestjs/common';
import { Reader, type UnitOfWork } from '@huiying/messaging';
import { SealedTexts } from './sealed-texts';
import { reviewTexts, type RatingRecord } from './stores';

/** What was said in a review: who spoke in which words, or why the authority found so. */
export type ReviewText = Readonly<Record<string, unknown>>;

export interface ReviewFilter {
  readonly jurisdiction?: string | undefined;
  readonly state: 'open' | 'finished';
  /** Arrival and id of the last row of the page before. */
  readonly after?: readonly string[] | undefined;
  readonly limit: number;
}

export interface ListedReview {
  readonly id: string;
  readonly arrived_at: string;
  readonly doc: RatingRecord;
}

/** Reviews are part of their rating; their texts lie here, sealed by the key of the deployment. */
@Injectable()
export class Reviews {
  constructor(
    private readonly reader: Reader,
    private readonly texts: SealedTexts,
  ) {}

  said(unit: UnitOfWork, ratingId: string, text: ReviewText): Promise<void> {
    return this.texts.add(unit, reviewTexts, ratingId, text);
  }

  textsOf(ratingId: string): Promise<readonly ReviewText[]> {
    return this.texts.read(reviewTexts, ratingId);
  }

  /** Longest waiting first. */
  page({ jurisdiction, state, after, limit }: ReviewFilter): Promise<ListedReview[]> {
    const [arrivedAt = null, id = null] = after ?? [];
    return this.reader.query(
      `select id, arrived_at, doc from rating
        where review_state = $1 and ($2::text is null or jurisdiction = $2)
          and ($3::text is null or (arrived_at, id) > ($3, $4))
        order by arrived_at, id limit $5`,
      [state, jurisdiction ?? null, arrivedAt, id, limit],
    );
  }
}
