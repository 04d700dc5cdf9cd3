import { ReceiptMessageRejected, event } from '@huiying/contracts';
import {
  RejectionHandler,
  type Rejection,
  type RejectionAnswering,
  type UnitOfWork,
} from '@huiying/messaging';

/** How many faults an answer names; the dead-letter entry has all of them. */
const FAULTS_NAMED = 50;

/** A record of `province.ratings` that cannot be taken is answered whenever its sender and number can be read (contract §1). */
@RejectionHandler({ topic: 'province.ratings' })
export class AnswerUnreadableRating implements RejectionAnswering {
  async reject({ reasonCode, errors, deadLetterId, readable }: Rejection, unit: UnitOfWork): Promise<void> {
    const upstreamRatingNo = readable['upstreamRatingNo'] ?? readable['key'];
    if (!upstreamRatingNo || upstreamRatingNo.length > 50) return;
    const data = {
      sourceSystem: (readable['sourceSystem'] ?? readable['source'] ?? 'unknown').slice(0, 64),
      upstreamRatingNo,
      reasonCode,
      errors: errors.slice(0, FAULTS_NAMED).map(({ path, message }) => ({
        path: path.slice(0, 500),
        message: message.slice(0, 500) || reasonCode,
      })),
      deadLetterId,
    };
    const jurisdiction = readable['jurisdiction'] ?? 'unknown';
    unit.answer(
      deadLetterId,
      event(ReceiptMessageRejected, { subject: upstreamRatingNo, jurisdiction, data }),
    );
  }
}
