import { OrderSubmitted, formatTime, parseTime, type OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { announce, orderIds, ruleIdField } from '../case-file/announce';
import { withOrder, type CaseFile } from '../case-file/case-file';
import { releaseReply } from '../case-file/complete-case';
import { NOT_UPHELD, isRevoked } from '../case-file/revoke-complaint';
import { became, type Outcome } from '../outcome';
import { acceptSubmission, isReleasedAtSubmission } from './accept-submission';
import { coHandlersOpen } from './co-handlers-open';
import { openOrder, type Actor } from './held-order';
import { basicsOf, type Submission, type SubmittedOrder } from './order';
import type { Reply } from './reply';
import { faultOf, type SubmittedReply } from './submission-faults';

/**
 * The unit submits its signed-off reply. Taken when it has every element, document, signature and class that the pack
 * demands (XX-22, XX-25, LN-42…46, LN-52), and for a lead when every co-handler has answered or was excused (Q44).
 * Then the clock stops until the check (Q24, Q50); where none is prescribed it is accepted at once (Q77). Where the
 * person gets the reply at the submission (Q60), it goes out now; after a failed check the new one goes out as well.
 *
 * An open return request ends with it: who answers a case has taken it as its own.
 */
export function submitReply(
  file: CaseFile | undefined,
  orderId: string,
  submitted: SubmittedReply,
  by: Actor & { readonly actionId: string },
  sealed: Reply['sealed'],
  { pack, now }: { readonly pack: Pack; readonly now: number },
): Outcome<CaseFile> {
  const open = openOrder(file, orderId, by.org);
  if (open.kind === 'refused') return open;
  const { facts } = open.file;
  const refusal = coHandlersOpen(open.file, open.order, pack) ?? faultOf(submitted, open.order, facts, pack);
  if (refusal) return refusal;

  const { returnRequest: _moot, ...basics } = basicsOf(open.order);
  const submission = submissionOf(submitted, now);
  const order: SubmittedOrder = { ...basics, status: 'submitted', submission };
  const reply: Reply = { text: submitted.reply, sealed };
  const checked = pack.review.required && order.role === 'lead';
  const { upheld, fault, redoClass } = submission;
  const events: OutgoingEvent[] = [
    announce(facts, OrderSubmitted, {
      ...orderIds(facts, order),
      round: order.round,
      submittedAt: formatTime(now),
      actionId: by.actionId,
      reviewRequired: checked,
      ...(upheld === undefined ? {} : { upheld }),
      ...(fault === undefined ? {} : { fault }),
      ...(redoClass === undefined ? {} : { redoClass }),
      ...ruleIdField(pack.parameter(`reply.elements.${facts.caseType}`)?.ruleId),
    }),
    ...(isReleasedAtSubmission(order, pack) ? releaseReply(facts, order, reply, now) : []),
  ];
  if (checked) return became(withOrder(open.file, order), events);
  const finding = isRevoked(open.file, order) ? NOT_UPHELD : {};
  const accepted = acceptSubmission(open.file, order, finding, { reply, pack, now });
  return became(accepted.state, [...events, ...accepted.events]);
}

function submissionOf(submitted: SubmittedReply, now: number): Submission {
  const { reply, upheld, fault, redoClass, dutyStatementRef } = submitted;
  const answeredAt =
    reply.elements?.answeredAt === undefined ? undefined : parseTime(reply.elements.answeredAt);
  return {
    kind: 'reply',
    submittedAt: now,
    ...(upheld === undefined ? {} : { upheld }),
    ...(fault === undefined ? {} : { fault }),
    ...(redoClass === undefined ? {} : { redoClass }),
    ...(dutyStatementRef === undefined ? {} : { dutyStatementRef }),
    ...(answeredAt === undefined ? {} : { answeredAt }),
  };
}
