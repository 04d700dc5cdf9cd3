import { ReceiptMessageRejected, event, type OutgoingEvent, type ReasonCode } from '@huiying/contracts';
import type { RatingFile } from './rating-file';

/** What a decision says: the rating as it is now, and what goes out. */
export interface Decision<F extends RatingFile = RatingFile> {
  readonly file: F;
  readonly events: readonly OutgoingEvent[];
}

/** The header of every event about a rating. */
export function about({ facts, policyRef }: Pick<RatingFile, 'facts' | 'policyRef'>) {
  return { subject: facts.ratingId, jurisdiction: facts.jurisdiction, policyRef };
}

/** The sender's own number, which every receipt carries. */
export function numberOf({ facts }: Pick<RatingFile, 'facts'>): {
  sourceSystem: string;
  upstreamRatingNo: string;
} {
  return { sourceSystem: facts.sourceSystem, upstreamRatingNo: facts.upstreamRatingNo };
}

/** Ids and numbers that every internal event about an unfinished rating repeats. */
export function named(file: Pick<RatingFile, 'facts'>) {
  return { ratingId: file.facts.ratingId, ...numberOf(file), jurisdiction: file.facts.jurisdiction };
}

/**
 * An event of the province that was read and kept its place in the order, but that the rating does not allow. The answer
 * names it by rating and sequence number: it lies in the rating's own record, not among the dead letters.
 */
export function refusedEvent(file: RatingFile, seq: number, reasonCode: ReasonCode): OutgoingEvent {
  const data = {
    ...numberOf(file),
    reasonCode,
    errors: [{ path: '/eventSeq', message: `event ${seq} is not possible any more` }],
    deadLetterId: `${file.facts.ratingId}:${seq}`,
  };
  return event(ReceiptMessageRejected, { ...about(file), data });
}
