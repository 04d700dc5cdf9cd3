import type { UnitOfWork } from '@huiying/messaging';
import type { TurnOf } from '../../persistence/waiting-events';
import type { RatingFile } from '../../rating/rating-file';

/** Takes one event of the province whose turn has come. It loads, decides and publishes; the caller saves the rating. */
export interface TakesEvent {
  /**
   * @param file undefined before `created` has been taken
   * @throws PermanentFailure when the event can never be taken; nothing is kept of it then, not even its number
   */
  take(file: RatingFile | undefined, turn: TurnOf, ratingId: string, unit: UnitOfWork): Promise<RatingFile>;
}
