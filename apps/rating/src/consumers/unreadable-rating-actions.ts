import { caseIdOfOrder, isReasonCode } from '@huiying/contracts';
import {
  DEPARTMENT_ACTIONS,
  RejectionHandler,
  type Rejection,
  type RejectionAnswering,
  type UnitOfWork,
} from '@huiying/messaging';
import { actionRefused } from './answer-action';

/**
 * An action about a rating that breaks its schema or whose type nobody knows: parked with its reason and answered here,
 * once, because routing and sla leave these types to this service (contract §3).
 */
@RejectionHandler({ topic: DEPARTMENT_ACTIONS, types: ['dept.rating.', 'dept.order.appealed.'] })
export class UnreadableRatingActions implements RejectionAnswering {
  async reject(
    { reasonCode, errors, deadLetterId, org, readable }: Rejection,
    unit: UnitOfWork,
  ): Promise<void> {
    if (org === undefined) return;
    const { orderId, ratingId } = readable;
    const faults = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
    const action = {
      actionId: readable['id'] ?? deadLetterId,
      org,
      jurisdiction: readable['jurisdiction'] ?? '000000',
      ratingId: ratingId !== undefined && /^r-[0-9a-f]{20}$/.test(ratingId) ? ratingId : undefined,
      orderId: orderId !== undefined && caseIdOfOrder(orderId) ? orderId : undefined,
    };
    unit.answer(
      `${deadLetterId}:refused`,
      actionRefused(action, {
        reasonCode: isReasonCode(reasonCode) ? reasonCode : 'MESSAGE.SCHEMA',
        message: faults === '' ? reasonCode : faults,
      }),
    );
  }
}
