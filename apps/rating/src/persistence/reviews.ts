import { Injectable } from '@nestjs/common';
import { Reader, Sealing, ref, type UnitOfWork } from '@huiying/messaging';
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
    private readonly sealing: Sealing,
  ) {}

  async said(unit: UnitOfWork, ratingId: string, text: ReviewText): Promise<void> {
    const before = await unit.find(reviewTexts, ratingId);
    const sealed = this.sealing.sealAtRest(Buffer.from(JSON.stringify(text))).toString('base64');
    unit.save(reviewTexts, ratingId, { sealed: [...(before?.sealed ?? []), sealed] });
  }

  async textsOf(ratingId: string): Promise<readonly ReviewText[]> {
    const found = await this.reader.read<{ sealed: readonly string[] }>(ref(reviewTexts, ratingId));
    return (found?.doc.sealed ?? []).map(
      (each) => JSON.parse(this.sealing.openAtRest(Buffer.from(each, 'base64')).toString()) as ReviewText,
    );
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
