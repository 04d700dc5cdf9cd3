import { ToDeptActionRefused, caseIdOfOrder, type OutgoingEvent } from '@huiying/contracts';
import type { Refusal } from '../deadline/outcome';

export interface RefusedAction {
  readonly actionId: string;
  readonly org: string;
  readonly orderId?: string;
  readonly jurisdiction: string;
  readonly policyRef?: string;
}

/** A refusal is an answer, not an error (contract §3): the department learns the reason and the rule. */
export function actionRefused(
  { actionId, org, orderId, jurisdiction, policyRef }: RefusedAction,
  refusal: Refusal,
): OutgoingEvent {
  const caseId = orderId === undefined ? undefined : caseIdOfOrder(orderId);
  const { reasonCode, ruleId, message } = refusal;
  return {
    contract: ToDeptActionRefused,
    subject: caseId ?? actionId,
    jurisdiction,
    org,
    ...(policyRef === undefined ? {} : { policyRef }),
    data: {
      ...(orderId === undefined ? {} : { orderId }),
      ...(caseId === undefined ? {} : { caseId }),
      actionId,
      reasonCode,
      ...(ruleId === undefined ? {} : { ruleId }),
      message: message.slice(0, 1000),
    },
  };
}
