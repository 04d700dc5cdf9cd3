import type {
  DataOf,
  Incoming,
  OrderAcknowledged,
  OrderAssigned,
  OrderContactRequired,
  OrderContacted,
  OrderDelivered,
  OrderPaperCopyReceived,
  OrderReturnDecided,
  OrderReturnRequested,
  OrderReviewed,
  OrderSubmitted,
  OrderWithdrawn,
  RedoOrdered,
} from '@huiying/contracts';
import { knowing } from './knowing';
import { dayOf } from './shanghai-day';

/** One row per work order; every column is routing's. */
export interface OrderFact {
  readonly orderId: string;
  readonly caseId: string;
  readonly org: string;
  readonly jurisdiction?: string;
  readonly role?: string;
  readonly reassigned?: boolean;
  readonly assignedAt?: string;
  readonly assignedOn?: string;
  readonly deliveredAt?: string;
  readonly acknowledgedAt?: string;
  readonly contactRequiredAt?: string;
  /** The attempt that fulfilled the duty of first contact. */
  readonly contactedAt?: string;
  readonly contactAttempts?: number;
  readonly returnRequestedAt?: string;
  readonly returnGranted?: boolean;
  readonly submittedAt?: string;
  /** A submission waits for its check: its clock stands still and is neither met nor missed. */
  readonly awaitingReview?: boolean;
  readonly firstReviewedOn?: string;
  readonly firstReviewPassed?: boolean;
  readonly reworks?: number;
  /** When the paper copy of the reply was handed in (XX-23). */
  readonly paperCopyAt?: string;
  readonly withdrawnAt?: string;
  readonly withdrawnReason?: string;
  readonly redoOrderedAt?: string;
}

type Of<C> = Incoming<DataOf<C>>;
type Fact = OrderFact | undefined;
type AboutOrder = Incoming<{ readonly orderId: string; readonly caseId: string; readonly org: string }>;

const row = (fact: Fact, { data, jurisdiction }: AboutOrder): OrderFact =>
  knowing<OrderFact>(
    { ...fact, orderId: data.orderId, caseId: data.caseId, org: data.org },
    { jurisdiction: fact?.jurisdiction ?? jurisdiction },
  );

export const assigned = (fact: Fact, message: Of<typeof OrderAssigned>): OrderFact =>
  knowing(row(fact, message), {
    jurisdiction: message.data.jurisdiction,
    role: message.data.role,
    reassigned: message.data.reassigned,
    assignedAt: message.data.assignedAt,
    assignedOn: dayOf(message.data.assignedAt),
  });

export const delivered = (fact: Fact, message: Of<typeof OrderDelivered>): OrderFact =>
  knowing(row(fact, message), { deliveredAt: message.data.deliveredAt });

export const acknowledged = (fact: Fact, message: Of<typeof OrderAcknowledged>): OrderFact =>
  knowing(row(fact, message), { acknowledgedAt: message.data.acknowledgedAt });

export const contactRequired = (fact: Fact, message: Of<typeof OrderContactRequired>): OrderFact =>
  knowing(row(fact, message), { contactRequiredAt: message.data.requiredAt });

export const contacted = (fact: Fact, message: Of<typeof OrderContacted>): OrderFact =>
  knowing(row(fact, message), {
    contactAttempts: message.data.attempts,
    contactedAt: fact?.contactedAt ?? (message.data.fulfilled ? message.data.contactedAt : undefined),
  });

export const returnRequested = (fact: Fact, message: Of<typeof OrderReturnRequested>): OrderFact =>
  knowing(row(fact, message), { returnRequestedAt: message.data.requestedAt });

export const returnDecided = (fact: Fact, message: Of<typeof OrderReturnDecided>): OrderFact =>
  knowing(row(fact, message), { returnGranted: message.data.granted });

export const submitted = (fact: Fact, message: Of<typeof OrderSubmitted>): OrderFact =>
  knowing(row(fact, message), {
    submittedAt: message.data.submittedAt,
    awaitingReview: message.data.reviewRequired,
  });

/**
 * 一次质检: only the very first check of the order says whether it passed at once; a redo's does not. What the office finds
 * where no submission waits for a check (Q42, Q77) is a word on the complaint and no check of a reply.
 */
export function reviewed(fact: Fact, message: Of<typeof OrderReviewed>): OrderFact {
  const { data } = message;
  const first = fact?.awaitingReview === true && fact.firstReviewedOn === undefined && data.round === 1;
  return knowing(row(fact, message), {
    awaitingReview: false,
    reworks: data.reworkNo,
    ...(first ? { firstReviewedOn: dayOf(data.reviewedAt), firstReviewPassed: data.passed } : {}),
  });
}

export const paperCopyReceived = (fact: Fact, message: Of<typeof OrderPaperCopyReceived>): OrderFact =>
  knowing(row(fact, message), { paperCopyAt: message.data.deliveredAt });

export const withdrawn = (fact: Fact, message: Of<typeof OrderWithdrawn>): OrderFact =>
  knowing(row(fact, message), {
    withdrawnAt: message.data.withdrawnAt,
    withdrawnReason: message.data.reason,
  });

export const redoOrdered = (fact: Fact, message: Of<typeof RedoOrdered>): OrderFact =>
  knowing(row(fact, message), { redoOrderedAt: message.data.orderedAt });
