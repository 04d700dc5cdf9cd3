import { OrderComplexityDeclared, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { announce, orderIds, ruleIdField } from '../case-file/announce';
import { withOrder, type CaseFacts, type CaseFile } from '../case-file/case-file';
import { became, refused, type Outcome } from '../outcome';
import { openOrder, type Actor } from './held-order';
import type { Complexity } from './order';

/**
 * The unit says how complex the matter is; a complex one has the longer limit from the same start (XX-20, KY-46, JL-09).
 * It must say so before the ordinary limit ends (Q37, Q79), as sla has told it.
 *
 * Refused: the regulation gives a complex matter of this type no limit of its own; too late; said before; in a redo.
 */
export function declareComplexity(
  file: CaseFile | undefined,
  orderId: string,
  complexity: Complexity,
  by: Actor,
  { pack, now }: { readonly pack: Pack; readonly now: number },
): Outcome<CaseFile> {
  const open = openOrder(file, orderId, by.org);
  if (open.kind === 'refused') return open;
  const { order } = open;
  const { facts } = open.file;
  const ruleId = complexLimit(facts, pack)?.ruleId;
  if (ruleId === undefined || order.round > 1) {
    return refused('ORDER.COMPLEXITY_NOT_ALLOWED', 'complexity changes no limit of this order');
  }
  if (order.complexity !== undefined)
    return refused('ORDER.ALREADY_DONE', `declared ${order.complexity} before`);
  const due = order.dueAt.completion;
  if (pack.complexity.declarableUntil === 'ordinary_limit_end' && due !== undefined && now > due) {
    return refused(
      'ORDER.COMPLEXITY_TOO_LATE',
      `the ordinary limit ended at ${formatTime(due)}`,
      ruleIdField(ruleId).ruleId,
    );
  }
  return became(withOrder(open.file, { ...order, complexity }), [
    announce(facts, OrderComplexityDeclared, {
      ...orderIds(facts, order),
      ...(by.actionId === undefined ? {} : { actionId: by.actionId }),
      complexity,
      declaredAt: formatTime(now),
      ...ruleIdField(ruleId),
    }),
  ]);
}

/** The completion limit of a complex matter, when it differs from the ordinary one. */
function complexLimit({ caseType, urgency, channel }: CaseFacts, pack: Pack) {
  const context = { urgency, ...(channel === undefined ? {} : { channel }) };
  const limit = (complexity: 'ordinary' | 'complex') =>
    pack.deadlines(caseType, { ...context, complexity }).find(({ kind }) => kind === 'completion');
  const [ordinary, complex] = [limit('ordinary'), limit('complex')];
  return complex !== undefined && complex.parameter !== ordinary?.parameter ? complex : undefined;
}
