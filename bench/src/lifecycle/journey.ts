import type { CaseId, RatingId } from '@huiying/contracts';

/** One case on its way, as the players of the bench know it. Instants are epoch milliseconds. */
export interface Journey {
  readonly caseNo: string;
  readonly caseId: CaseId;
  readonly ratingId: RatingId;
  /** When it was due to be sent; in an open loop that may be before it was. */
  readonly intendedAt: number;
  /** What the players saw of it last. */
  step: 'sent' | 'ordered' | 'submitted' | 'completed' | 'rated';
  /** The broker's append time of its first record. */
  acceptedAt?: number;
  /** When the department's client saw the order, and the append time of the order's record. */
  orderSeenAt?: number;
  orderAppendedAt?: number;
  /** The receipt of the rating: the last thing that the province hears. */
  ratedAt?: number;
}

/** What went otherwise than a journey should; any of it makes the oracle fail. */
export class Surprises {
  private readonly seen = new Map<string, { count: number; first: string }>();

  note(what: string, example: string): void {
    const known = this.seen.get(what);
    if (known) known.count += 1;
    else this.seen.set(what, { count: 1, first: example });
  }

  lines(): string[] {
    return [...this.seen].map(([what, { count, first }]) => `${what}: ${count} times, first ${first}`);
  }
}
