import { caseIdOfOrder, isReasonCode } from '@huiying/contracts';
import {
  DEPARTMENT_ACTIONS,
  RejectionHandler,
  type Rejection,
  type RejectionAnswering,
  type UnitOfWork,
} from '@huiying/messaging';
import { Organisations } from '../persistence/organisations';
import { answerAction } from './department-actions';

/**
 * An action that cannot be read, or is of no known type, is parked with its reason and answered all the same: no sender
 * is left waiting (contract §1). Routing answers for every type on the topics of the departments.
 */
@RejectionHandler({ topic: DEPARTMENT_ACTIONS })
export class UnreadableActions implements RejectionAnswering {
  constructor(private readonly organisations: Organisations) {}

  async reject(
    { reasonCode, errors, deadLetterId, org, readable }: Rejection,
    unit: UnitOfWork,
  ): Promise<void> {
    if (org === undefined) return;
    const orderId = readable['orderId'];
    const jurisdiction =
      readable['jurisdiction'] ?? (await this.organisations.find(unit, org))?.jurisdiction ?? '000000';
    const action = {
      actionId: readable['id'] ?? deadLetterId,
      actionType: readable['type'] ?? 'unknown',
      org,
      jurisdiction,
      ...(orderId !== undefined && caseIdOfOrder(orderId) ? { orderId } : {}),
    };
    const faults = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
    answerAction(unit, deadLetterId, action, {
      reasonCode: isReasonCode(reasonCode) ? reasonCode : 'MESSAGE.SCHEMA',
      message: faults === '' ? reasonCode : faults,
    });
  }
}
