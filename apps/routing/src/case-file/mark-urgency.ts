import { CaseUrgencyMarked, ToDeptOrderUrgencyMarked, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { isHeld } from '../order/order';
import { became, refused, type Outcome } from '../outcome';
import { announce, ruleIdField, tell } from './announce';
import type { CaseFacts, CaseFile } from './case-file';

/** Who found the case urgent, or no longer so; why is kept sealed beside it. */
export interface UrgencyMark {
  readonly urgent: boolean;
  /** Subject of the officer's token. */
  readonly by: string;
  /** Legal instant, epoch milliseconds. */
  readonly at: number;
}

/**
 * 紧急类的从快解决 (XX-17): what is urgent is a person's judgement, on record with who and why. An urgent case goes first to
 * the dispatcher, and a unit that has its order already is told; the text sets no limit of its own, so no clock moves. What can be
 * solved at once is declared so by the unit (`complexity` `on_the_spot`).
 *
 * Refused: where the regulation knows no urgent cases; after the end; what is sudden (突发) by its sender's word.
 */
export function markUrgency(
  file: CaseFile,
  { urgent, by }: Pick<UrgencyMark, 'urgent' | 'by'>,
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  const law = pack.parameter('urgency.urgent');
  const { ruleId } = ruleIdField(law?.ruleId);
  if (law === undefined) return refused('POLICY.RULE_REFUSES', 'the regulation knows no urgent cases');
  if (file.status !== 'proposed' && file.status !== 'handling')
    return refused('CASE.WRONG_STATE', `the case is ${file.status}`, ruleId);
  const urgency = urgent ? 'urgent' : 'normal';
  if (file.facts.urgency === 'sudden' || file.facts.urgency === urgency)
    return refused('CASE.WRONG_STATE', `the case is ${file.facts.urgency}`, ruleId);
  const facts = { ...file.facts, urgency } as const;
  const marked = { ...file, facts, urgencyMark: { urgent, by, at: now } };
  const state = marked.status === 'proposed' ? { ...marked, first: goesFirst(facts, pack) } : marked;
  const { caseId } = facts;
  return became(state, [
    announce(facts, CaseUrgencyMarked, { caseId, urgency, by: 'dispatcher', markedAt: formatTime(now) }),
    ...file.orders
      .filter((order) => isHeld(order) && order.status !== 'completed')
      .map((order) => tell(facts, order, ToDeptOrderUrgencyMarked, { urgency })),
  ]);
}

/** Whether the case stands before those that have waited longer. */
export const goesFirst = ({ urgency }: CaseFacts, pack: Pack): boolean =>
  urgency !== 'normal' && pack.parameter('urgency.urgent')?.value === 'first_in_queue';
