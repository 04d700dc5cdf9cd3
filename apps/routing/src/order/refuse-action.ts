import {
  ActionRefused,
  ToDeptActionRefused,
  caseIdOfOrder,
  formatTime,
  type OutgoingEvent,
} from '@huiying/contracts';
import { ruleIdField } from '../case-file/announce';
import type { Refusal } from '../outcome';

/** The action that is refused, as far as it could be read. */
export interface RefusedAction {
  readonly actionId: string;
  readonly actionType: string;
  readonly org: string;
  readonly orderId?: string;
  readonly jurisdiction: string;
  readonly policyRef?: string;
}

/**
 * A refusal is an answer, not an error (contract §3): the department learns the reason and the rule, and sla learns
 * that this action will stop no clock (engine rule 19). The subject is the case, or the action when no case is known.
 */
export function refuseAction(action: RefusedAction, refusal: Refusal, now: number): OutgoingEvent[] {
  const { actionId, actionType, org, orderId, jurisdiction, policyRef } = action;
  const caseId = orderId === undefined ? undefined : caseIdOfOrder(orderId);
  const about = {
    ...(orderId === undefined ? {} : { orderId }),
    ...(caseId === undefined ? {} : { caseId }),
  };
  const { reasonCode, message } = refusal;
  const rule = ruleIdField(refusal.ruleId);
  const envelope = {
    subject: caseId ?? actionId,
    jurisdiction,
    ...(policyRef === undefined ? {} : { policyRef }),
  };
  return [
    {
      contract: ActionRefused,
      ...envelope,
      data: { actionId, actionType, org, ...about, reasonCode, ...rule, refusedAt: formatTime(now) },
    },
    {
      contract: ToDeptActionRefused,
      ...envelope,
      org,
      data: { ...about, actionId, reasonCode, ...rule, message: message.slice(0, 1000) },
    },
  ];
}
