import { NoticeSms, localDateOf, phoneRefOf, type OutgoingEvent } from '@huiying/contracts';
import { orderOf, type CaseClocks } from '../deadline/case-clocks';
import { announce, ruleIdField } from '../deadline/deadline-events';
import type { Supervision } from './supervision';

/** Whether the program writes the message: where nobody has given it by telephone himself (LN-60). */
export const isSentByUs = ({ mode, means }: Pick<Supervision, 'mode' | 'means'>): boolean =>
  mode === 'message' && means === undefined;

/**
 * 短信督办: the message to the leader in charge of the unit (LN-60). The number of a telephone stands in no event. What was closed
 * or taken back before the window opened needs none; its notice on the unit's topic is another one.
 */
export function superviseByTelephone(clocks: CaseClocks, supervision: Supervision): readonly OutgoingEvent[] {
  const { orderId, org, closure, dueAt, caseNo, ruleId } = supervision;
  const order = orderOf(clocks, orderId);
  if (!order || order.takenBackAt !== undefined || closure || !isSentByUs(supervision)) return [];
  const addressee = 'leader_in_charge';
  return [
    announce(clocks, NoticeSms, {
      ...{ aboutKind: 'order', aboutId: orderId, recipientRole: addressee, orgCode: org },
      phoneRef: phoneRefOf({ org, jurisdiction: clocks.jurisdiction }, addressee),
      template: 'notice.supervision',
      params: { caseNo, dueOn: localDateOf(dueAt) },
      ...ruleIdField(ruleId),
    }),
  ];
}
