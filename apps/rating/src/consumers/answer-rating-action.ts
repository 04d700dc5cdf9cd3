import {
  DeptOrderAppealed,
  ToDeptActionRefused,
  event,
  isReasonCode,
  type ReasonCode,
} from '@huiying/contracts';
import {
  DEPARTMENT_ACTIONS,
  RejectionHandler,
  type Rejection,
  type RejectionAnswering,
  type UnitOfWork,
} from '@huiying/messaging';
import { organisations } from '../persistence/stores';

/** Actions of the contract for which this version has no procedure yet. */
const NOT_OFFERED: ReadonlySet<string> = new Set([DeptOrderAppealed.type]);

/**
 * What departments say of ratings is answered by this service (contract §3), so that nobody waits in silence. An action
 * that this version does not take yet is kept, sealed, among the dead letters: it can be replayed when its procedure exists, and the unit is told to use the way that its regulation provides meanwhile.
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

function reasonOf({ reasonCode, errors, readable }: Rejection): { reasonCode: ReasonCode; message: string } {
  if (reasonCode === 'MESSAGE.UNKNOWN_TYPE' && NOT_OFFERED.has(readable['type'] ?? '')) {
    return {
      reasonCode: 'RATING.ACTION_NOT_OFFERED',
      message: '本平台暂不受理该项操作，原件已加密留存；请按所在地规定的途径办理',
    };
  }
  const faults = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
  return {
    reasonCode: isReasonCode(reasonCode) ? reasonCode : 'MESSAGE.SCHEMA',
    message: (faults === '' ? reasonCode : faults).slice(0, 1000),
  };
}
