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
 * A `dept.clock.*` action whose data breaks its schema: only this service knows that schema, so it answers. Everything
 * else on the topics of the departments that cannot be read is answered by routing (contract §3).
 */
@RejectionHandler({ topic: DEPARTMENT_ACTIONS, types: ['dept.clock.'] })
export class UnreadableClockActions implements RejectionAnswering {
  async reject(
    { reasonCode, errors, deadLetterId, org, readable }: Rejection,
    unit: UnitOfWork,
  ): Promise<void> {
    if (org === undefined || !readable['type']?.startsWith('dept.clock.')) return;
    const orderId = readable['orderId'];
    const faults = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
    const action = {
      actionId: readable['id'] ?? deadLetterId,
      org,
      jurisdiction: readable['jurisdiction'] ?? '000000',
      ...(orderId !== undefined && caseIdOfOrder(orderId) ? { orderId } : {}),
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
