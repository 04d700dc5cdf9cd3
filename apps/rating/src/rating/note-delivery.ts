import type { RatingFile, RecordedRating } from './rating-file';
import { isConcerned } from './shares';

/** The notice stands on the topic of a rated unit; told twice, the first instant counts. Undefined: nothing is new. */
export function noteDelivery(
  file: RatingFile | undefined,
  org: string,
  deliveredAt: number,
): RecordedRating | undefined {
  if (file?.status !== 'recorded' || !isConcerned(file, org)) return undefined;
  if (file.deliveredAt?.[org] !== undefined) return undefined;
  return { ...file, deliveredAt: { ...file.deliveredAt, [org]: deliveredAt } };
}
