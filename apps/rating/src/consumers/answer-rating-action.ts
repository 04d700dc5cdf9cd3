import { ToDeptActionRefused, event, isReasonCode, type ReasonCode } from '@huiying/contracts';
import {
  DEPARTMENT_ACTIONS,
  RejectionHandler,
  type Rejection,
  type RejectionAnswering,
  type UnitOfWork,
} from '@huiying/messaging';
import { organisations } from '../persistence/stores';

/**
 * What departments say of ratings is answered by this service (contract §3), so that nobody waits in silence. What
 * cannot be read or is of no known kind is kept, sealed, among the dead letters.
 */
@RejectionHandler({ topic: DEPARTMENT_ACTIONS, types: ['dept.rating.', 'dept.order.appealed.'] })
export class AnswerRatingAction implements RejectionAnswering {
  async reject(rejection: Rejection, unit: UnitOfWork): Promise<void> {
    const { deadLetterId, org, readable } = rejection;
    if (org === undefined) return;
    const actionId = readable['id'] ?? deadLetterId;
    const known = await unit.find(organisations, org);
    unit.answer(
      `${deadLetterId}:refused`,
      event(ToDeptActionRefused, {
        subject: actionId,
        jurisdiction: readable['jurisdiction'] ?? known?.jurisdiction ?? '000000',
        org,
        data: { actionId, ...reasonOf(rejection) },
      }),
    );
  }
}

function reasonOf({ reasonCode, errors }: Rejection): { reasonCode: ReasonCode; message: string } {
  const faults = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
  return {
    reasonCode: isReasonCode(reasonCode) ? reasonCode : 'MESSAGE.SCHEMA',
    message: (faults === '' ? reasonCode : faults).slice(0, 1000),
  };
}
