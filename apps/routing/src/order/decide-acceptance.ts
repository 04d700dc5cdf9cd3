import { OrderAcceptanceDecided, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { announce, orderIds, ruleIdField } from '../case-file/announce';
import { withOrder, type CaseFacts, type CaseFile } from '../case-file/case-file';
import { became, refused, type Outcome } from '../outcome';
import { coHandlersOpen } from './co-handlers-open';
import { openOrder, type Actor } from './held-order';
import { basicsOf } from './order';
import { acceptSubmission } from './accept-submission';
import type { Reply } from './reply';

export interface AcceptanceDecision {
  readonly accepted: boolean;
  readonly reason?: string;
  readonly legalBasis?: string;
}

/** Whether the regulation has the unit decide on taking the case up (a report in LN, LN-34). */
export function needsAcceptance({ caseType }: CaseFacts, pack: Pack): boolean {
  return pack.deadlines(caseType).some(({ kind }) => kind === 'acceptance');
}

/**
 * The competent unit takes a report up or does not (LN-34). A report that is not taken up needs reason and legal basis
 * (LN-46) and the office's pass; then the case ends without a further submission (Q78). A late decision is taken as
 * well: the deadline is missed, and the completion period starts late (Q52).
 * @param answer what the person is told when it is not taken up: the reason and its basis
 */
export function decideAcceptance(
  file: CaseFile | undefined,
  orderId: string,
  decision: AcceptanceDecision,
  by: Actor,
  answer: Reply | undefined,
  { pack, now }: { readonly pack: Pack; readonly now: number },
): Outcome<CaseFile> {
  const open = openOrder(file, orderId, by.org);
  if (open.kind === 'refused') return open;
  const { order } = open;
  const { facts } = open.file;
  if (!needsAcceptance(facts, pack)) {
    return refused('ORDER.ACCEPTANCE_NOT_ALLOWED', 'orders of this type have no acceptance step');
  }
  if (order.acceptance !== undefined) return refused('ORDER.ALREADY_DONE', 'acceptance was decided before');
  if (!decision.accepted && (!decision.reason || !decision.legalBasis)) {
    const rule = ruleIdField(pack.parameter('reply.investigation_document')?.ruleId).ruleId;
    return refused('ORDER.REPLY_ELEMENTS_MISSING', 'missing: reason, legalBasis', rule);
  }
  const decided = announce(facts, OrderAcceptanceDecided, {
    ...orderIds(facts, order),
    ...(by.actionId === undefined ? {} : { actionId: by.actionId }),
    accepted: decision.accepted,
    decidedAt: formatTime(now),
  });
  const acceptance = { accepted: decision.accepted, at: now };
  if (decision.accepted) return became(withOrder(open.file, { ...order, acceptance }), [decided]);
  // a report that is not taken up ends the case: like a reply it waits for the co-handlers
  const waiting = coHandlersOpen(open.file, order, pack);
  if (waiting) return waiting;

  const { returnRequest: _moot, ...basics } = basicsOf(order);
  const submission = { kind: 'report_not_accepted', submittedAt: now } as const;
  const submitted = { ...basics, acceptance, status: 'submitted', submission } as const;
  if (pack.value<boolean>('report.not_accepted_needs_pass'))
    return became(withOrder(open.file, submitted), [decided]);
  if (answer === undefined) throw new Error(`${orderId}: a report that is not taken up needs its answer`);
  const ended = acceptSubmission(open.file, submitted, {}, { reply: answer, pack, now });
  return became(ended.state, [decided, ...ended.events]);
}
