import type { LocalDate } from '@huiying/policy';

/**
 * A work order (交办单): one organisation's share of a case. It lives inside its case's file, because a case is
 * assigned, answered and ended as one thing.
 *
 * It is given to a unit and is `handling` from that moment: a unit may contact the person, declare the complexity,
 * decide on a report, ask to return it (LN-27) or submit its reply without having acknowledged anything first. A
 * submission that satisfies the pack makes it `submitted` where a check is prescribed (XX-26, LN-47); a failed check
 * brings it back to `handling` (rework, XX-27), a passed one makes it `accepted`. Where no check is prescribed it is
 * accepted at once (Q77), and so is a co-handler's share. The lead's acceptance ends the case, or waits for the
 * complaint room's feedback to the person (KY); then the order is `completed`. A redo takes it back to `handling` once,
 * under the same id (LN-49). `withdrawn` (granted return, withdrawn case) and `excused` (a co-handler is let go, Q63)
 * are final.
 */
export type WorkOrder =
  OpenOrder | SubmittedOrder | AcceptedOrder | CompletedOrder | WithdrawnOrder | ExcusedOrder;

/** Instants are legal ones, epoch milliseconds. */
export interface OrderBasics {
  readonly orderId: string;
  readonly org: string;
  readonly role: 'lead' | 'co';
  /** 1; a redo is 2. */
  readonly round: number;
  readonly assignedAt: number;
  readonly acknowledgedAt?: number;
  readonly contact: ContactRecord;
  readonly acceptance?: { readonly accepted: boolean; readonly at: number };
  readonly complexity?: Complexity;
  readonly returnRequest?: ReturnRequest;
  /** Last instants that are on time, as sla has told the unit; absent until it has. */
  readonly dueAt: { readonly return?: number; readonly completion?: number };
  /** Failed checks of this round. */
  readonly reworks: number;
  /** When the signed and sealed paper copy was handed in at the service centre, and where its scan lies (XX-23). */
  readonly paperCopy?: { readonly deliveredAt: number; readonly scanRef?: string };
}

export interface OpenOrder extends OrderBasics {
  readonly status: 'handling';
}

export interface SubmittedOrder extends OrderBasics {
  readonly status: 'submitted';
  readonly submission: Submission;
}

export interface AcceptedOrder extends OrderBasics {
  readonly status: 'accepted';
  readonly submission: Submission;
  readonly acceptedAt: number;
}

export interface CompletedOrder extends OrderBasics {
  readonly status: 'completed';
  readonly submission: Submission;
  readonly completedAt: number;
  /** What the reviewer found (Q42); absent while nobody has. */
  readonly finding?: Finding;
}

export interface WithdrawnOrder extends OrderBasics {
  readonly status: 'withdrawn';
  readonly reason: 'reassigned' | 'case_withdrawn' | 'refused';
  readonly withdrawnAt: number;
}

export interface ExcusedOrder extends OrderBasics {
  readonly status: 'excused';
  readonly excusedAt: number;
}

export type Complexity = 'on_the_spot' | 'ordinary' | 'complex';

/** First contact (先行联系, XX-18, LN-33). Unreachable attempts fulfil the duty when the pack's number is reached (Q10). */
export interface ContactRecord {
  /** The person has to be asked first: the unit or the office said so (XX-18). */
  readonly neededAt?: number;
  readonly attempts: number;
  /** Working days on which somebody tried, each once. */
  readonly days: readonly LocalDate[];
  readonly fulfilledAt?: number;
}

export const noContact: ContactRecord = { attempts: 0, days: [] };

export interface ReturnRequest {
  readonly requestId: string;
  readonly requestedAt: number;
}

/** What was submitted, without its text. `answeredAt`: when the unit says that the person was told (Q72). */
export interface Submission {
  readonly kind: 'reply' | 'report_not_accepted';
  readonly submittedAt: number;
  readonly upheld?: boolean;
  readonly fault?: boolean;
  readonly redoClass?: 'A' | 'B' | 'C';
  /** The written statement of duty performed (LN-52); kept until the class is settled. */
  readonly dutyStatementRef?: string;
  readonly answeredAt?: number;
}

export interface Finding {
  readonly upheld?: boolean;
  readonly fault?: boolean;
}

/** The unit holds it now: its actions are heard. */
export const isHeld = (order: WorkOrder): boolean =>
  order.status !== 'withdrawn' && order.status !== 'excused';

/** A co-handler owes nothing more (Q63). */
export const isAnswered = (order: WorkOrder): boolean =>
  order.status !== 'handling' && order.status !== 'submitted';

/** Keeps the facts of an order that outlive a change of state. */
export function basicsOf(order: WorkOrder): OrderBasics {
  const { orderId, org, role, round, assignedAt, contact, dueAt, reworks } = order;
  return {
    orderId,
    org,
    role,
    round,
    assignedAt,
    contact,
    dueAt,
    reworks,
    ...(order.acknowledgedAt === undefined ? {} : { acknowledgedAt: order.acknowledgedAt }),
    ...(order.acceptance === undefined ? {} : { acceptance: order.acceptance }),
    ...(order.complexity === undefined ? {} : { complexity: order.complexity }),
    ...(order.returnRequest === undefined ? {} : { returnRequest: order.returnRequest }),
    ...(order.paperCopy === undefined ? {} : { paperCopy: order.paperCopy }),
  };
}
