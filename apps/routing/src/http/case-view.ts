import { formatTime } from '@huiying/contracts';
import type { CaseFile } from '../case-file/case-file';
import type { WorkOrder } from '../order/order';
import { stagesOf } from './stages-of-case';

/** The case as the office sees it: no text, no names; instants with offset. */
export function viewOfCase(file: CaseFile): Record<string, unknown> {
  const { facts } = file;
  return {
    caseId: facts.caseId,
    caseNo: facts.caseNo,
    upstreamCaseNo: facts.upstreamCaseNo,
    ...(facts.part === undefined ? {} : { part: facts.part, partOf: facts.partOf }),
    jurisdiction: facts.jurisdiction,
    policyRef: facts.policyRef,
    caseType: facts.caseType,
    urgency: facts.urgency,
    receivedAt: facts.receivedAt,
    ...(facts.serviceCase ? { serviceCase: facts.serviceCase } : {}),
    ...(facts.respondent ? { respondent: facts.respondent } : {}),
    ...(facts.topic ? { topic: facts.topic } : {}),
    ...(facts.orgHint === undefined ? {} : { orgHint: facts.orgHint }),
    status: file.status,
    returnsGranted: file.returnsGranted,
    coordinations: file.coordinations,
    ...stateOf(file),
    stages: stagesOf(file),
    ...(file.faultFinding
      ? { faultFinding: { ...file.faultFinding, foundAt: formatTime(file.faultFinding.foundAt) } }
      : {}),
    ...recordsOf(file),
    orders: file.orders.map((order) => viewOfOrder(order)),
  };
}

/** What the office did beside the orders. */
function recordsOf(file: CaseFile): Record<string, unknown> {
  const { mediations, referral, publication, specialReport, urgencyMark, roomRecords, archive, containedAt } =
    file;
  return {
    ...(specialReport ? { specialReport: withTimes(specialReport, ['reportedAt', 'instructedAt']) } : {}),
    ...(urgencyMark ? { urgencyMark: withTimes(urgencyMark, ['at']) } : {}),
    ...(roomRecords ? { roomRecords: roomRecords.map((each) => withTimes(each, ['at'])) } : {}),
    ...(archive ? { archive: withTimes(archive, ['archivedAt']) } : {}),
    ...(mediations
      ? { mediations: mediations.map(({ heldAt, agreed }) => ({ heldAt: formatTime(heldAt), agreed })) }
      : {}),
    ...(referral
      ? { referral: { target: referral.target, referredAt: formatTime(referral.referredAt) } }
      : {}),
    ...(publication ? { publication: withTimes(publication, ['publishedAt', 'withdrawnAt']) } : {}),
    ...(containedAt === undefined ? {} : { containedAt: formatTime(containedAt) }),
  };
}

/** The record with these of its instants written out. */
function withTimes(record: object, instants: readonly string[]): Record<string, unknown> {
  const written = Object.entries(record).map(([name, value]: [string, unknown]) =>
    typeof value === 'number' && instants.includes(name) ? [name, formatTime(value)] : [name, value],
  );
  return Object.fromEntries(written) as Record<string, unknown>;
}

function stateOf(file: CaseFile): Record<string, unknown> {
  switch (file.status) {
    case 'proposed':
      return { since: formatTime(file.since), reasonCode: file.waitsBecause, candidates: file.candidates };
    case 'handling':
      return { round: file.round, ...(file.pendingRedo ? { redoPending: true } : {}) };
    case 'completed':
    case 'closed': {
      const { outcome, finishedAt, completedAt, feedback } = file.end;
      const end = { outcome, finishedAt: formatTime(finishedAt), completedAt: formatTime(completedAt) };
      const told = feedback ? { feedback: { ...feedback, at: formatTime(feedback.at) } } : {};
      return {
        round: file.round,
        ...end,
        ...told,
        ...(file.status === 'closed' ? { onTime: file.onTime } : {}),
      };
    }
    case 'withdrawn':
      return { withdrawnAt: formatTime(file.withdrawnAt) };
    case 'transferred':
      return { target: file.target, transferredAt: formatTime(file.transferredAt) };
    case 'split':
      return { splitAt: formatTime(file.splitAt) };
  }
}

export function viewOfOrder(order: WorkOrder): Record<string, unknown> {
  const {
    orderId,
    org,
    role,
    round,
    status,
    reworks,
    contact,
    complexity,
    acceptance,
    returnRequest,
    acknowledgedAt,
    paperCopy,
  } = order;
  return {
    orderId,
    org,
    role,
    round,
    status,
    reworks,
    assignedAt: formatTime(order.assignedAt),
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt: formatTime(acknowledgedAt) }),
    contact: {
      attempts: contact.attempts,
      required: contact.neededAt !== undefined,
      ...(contact.fulfilledAt === undefined ? {} : { fulfilledAt: formatTime(contact.fulfilledAt) }),
    },
    ...(complexity === undefined ? {} : { complexity }),
    ...(acceptance === undefined ? {} : { accepted: acceptance.accepted }),
    ...(returnRequest === undefined
      ? {}
      : {
          returnRequest: {
            requestId: returnRequest.requestId,
            requestedAt: formatTime(returnRequest.requestedAt),
          },
        }),
    ...(paperCopy === undefined
      ? {}
      : { paperCopy: { ...paperCopy, deliveredAt: formatTime(paperCopy.deliveredAt) } }),
    ...('submission' in order ? { submission: viewOfSubmission(order.submission) } : {}),
    ...(order.status === 'completed' && order.finding ? { finding: order.finding } : {}),
  };
}

const viewOfSubmission = ({
  submittedAt,
  answeredAt,
  ...rest
}: {
  submittedAt: number;
  answeredAt?: number;
  kind: string;
}) => ({
  ...rest,
  submittedAt: formatTime(submittedAt),
  ...(answeredAt === undefined ? {} : { answeredAt: formatTime(answeredAt) }),
});
