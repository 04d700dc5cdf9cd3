import {
  CaseCompleted,
  CaseReplied,
  ReceiptCaseReplied,
  ToDeptOrderCompleted,
  formatTime,
  type CaseOutcome,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import {
  basicsOf,
  type AcceptedOrder,
  type CompletedOrder,
  type Finding,
  type Submission,
  type WorkOrder,
} from '../order/order';
import type { Reply } from '../order/reply';
import { announce, orderIds, tell, upstreamIds } from './announce';
import type { CaseFacts, CompletedCase, FeedbackRecord, HandlingCase } from './case-file';

/** The reply is released to the person: the province gets its text, the other services only what is sealed. */
export function releaseReply(
  facts: CaseFacts,
  order: WorkOrder,
  { text, sealed }: Reply,
  now: number,
): OutgoingEvent[] {
  return [
    announce(facts, CaseReplied, {
      ...orderIds(facts, order),
      round: order.round,
      repliedAt: formatTime(now),
      sealedReply: sealed,
    }),
    announce(facts, ReceiptCaseReplied, { ...upstreamIds(facts), round: order.round, reply: text }),
  ];
}

/**
 * The lead's accepted reply has reached the person: routing ends this round (件件有落实, XX-15). The clocks are closed
 * by sla afterwards, and only then does the province get its receipt (engine rule 17).
 * @param finding what ends the round; without a word of the office, what the unit proposed
 * @param finishedAt what the pack counts as finished (Q6, Q72)
 * @param told how the complaint room told the person, and what it found itself (Q42)
 */
export function completeCase(
  file: HandlingCase,
  lead: AcceptedOrder,
  finding: Finding,
  finishedAt: number,
  now: number,
  told?: { readonly feedback: FeedbackRecord; readonly found: Finding },
): { readonly state: CompletedCase; readonly events: readonly OutgoingEvent[] } {
  const { facts, round } = file;
  const outcome = outcomeOf(facts, lead.submission, finding);
  const completed = file.orders.map((order) => {
    if (order.orderId === lead.orderId) return complete(lead, now, told?.found ?? finding);
    return order.status === 'accepted' ? complete(order, now) : order;
  });
  const ended = completed.filter(
    (order, i): order is CompletedOrder => order !== file.orders[i] && order.status === 'completed',
  );
  const state: CompletedCase = {
    ...file,
    status: 'completed',
    orders: completed,
    end: {
      outcome,
      finishedAt,
      completedAt: now,
      ...(told === undefined ? {} : { feedback: told.feedback }),
    },
  };
  const { upheld } = finding;
  return {
    state,
    events: [
      announce(facts, CaseCompleted, {
        ...orderIds(facts, lead),
        round,
        ...upstreamIds(facts),
        outcome,
        finishedAt: formatTime(finishedAt),
        completedAt: formatTime(now),
        ...(upheld === undefined ? {} : { upheld }),
      }),
      ...ended.map((order) => tell(facts, order, ToDeptOrderCompleted, { round: order.round })),
    ],
  };
}

function complete(order: AcceptedOrder, now: number, finding?: Finding): CompletedOrder {
  const { submission } = order;
  const known = finding !== undefined && (finding.upheld !== undefined || finding.fault !== undefined);
  return {
    ...basicsOf(order),
    status: 'completed',
    submission,
    completedAt: now,
    ...(known ? { finding } : {}),
  };
}

/** LN-52: what cannot be done now is explained; a complaint or report that proved unfounded is not upheld (Q42). */
function outcomeOf({ caseType }: CaseFacts, submission: Submission, finding: Finding): CaseOutcome {
  if (submission.kind === 'report_not_accepted') return 'report_not_accepted';
  if (submission.redoClass === 'C') return 'explained';
  const accuses = caseType === 'complaint' || caseType === 'report';
  return accuses && finding.upheld === false ? 'not_upheld' : 'resolved';
}

/**
 * The instant that counts as finished. A unit's own word of when it told the person (JL, Q72) cannot lie before the
 * order nor after the submission that says so.
 */
export function finishedAt(pack: Pack, facts: CaseFacts, order: AcceptedOrder, now: number): number {
  const { submittedAt, answeredAt } = order.submission;
  switch (pack.completionEventFor(facts.channel)) {
    case 'submitted':
      return submittedAt;
    case 'approved':
      return order.acceptedAt;
    case 'feedback':
      if (pack.replyRelease === 'on_feedback') return now;
      return answeredAt === undefined
        ? submittedAt
        : Math.min(Math.max(answeredAt, order.assignedAt), submittedAt);
  }
}
