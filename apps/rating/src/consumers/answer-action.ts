import { ToDeptActionRefused, caseIdOfOrder, type OutgoingEvent } from '@huiying/contracts';
import { defined } from '../rating/rating-facts';
import type { Refusal } from '../rating/refusal';

export interface RefusedAction {
  readonly actionId: string;
  readonly org: string;
  readonly ratingId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly jurisdiction: string;
  readonly policyRef?: string | undefined;
}

/** A refusal is an answer, not an error (contract §3): the department learns the reason and the rule. */
export function actionRefused(
  { actionId, org, ratingId, orderId, jurisdiction, policyRef }: RefusedAction,
  { reasonCode, ruleId, message }: Refusal,
): OutgoingEvent {
  const caseId = orderId === undefined ? undefined : caseIdOfOrder(orderId);
  return {
    contract: ToDeptActionRefused,
    subject: ratingId ?? caseId ?? actionId,
    jurisdiction,
    org,
    ...defined({ policyRef }),
    data: {
      ...defined({ ratingId, orderId, caseId, ruleId }),
      actionId,
      reasonCode,
      message: message.slice(0, 1000),
    },
  };
}
