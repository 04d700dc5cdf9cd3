import { RatingWithdrawn, ReceiptRatingWithdrawn, event, formatTime } from '@huiying/contracts';
import { about, named, numberOf, type Decision } from './decision';
import { defined } from './rating-facts';
import { arrivedPart, type RatingFile, type WithdrawnRating } from './rating-file';

/** The sender takes the rating back: it stays stored and no longer counts. A redo that it asked for goes on. */
export function withdrawRating(file: RatingFile, at: number): Decision {
  const receipt = event(ReceiptRatingWithdrawn, { ...about(file), data: numberOf(file) });
  if (file.status === 'withdrawn') return { file, events: [receipt] };
  const caseId = file.status === 'recorded' || file.status === 'waiting' ? file.caseId : undefined;
  const withdrawn: WithdrawnRating = {
    ...arrivedPart(file),
    status: 'withdrawn',
    was: file.status,
    withdrawnAt: at,
    ...defined({ caseId }),
  };
  const data = { ...named(file), withdrawnAt: formatTime(at), ...defined({ caseId }) };
  return { file: withdrawn, events: [event(RatingWithdrawn, { ...about(file), data }), receipt] };
}
