import type { CaseOutcome, CaseType, Channel, DeadlineKind, Urgency } from '@huiying/contracts';
import type { LocalDate } from '@huiying/policy';
import type { Complexity } from '@huiying/policy';
import type { SupervisionFact } from '../supervision/supervision';
import type { AppealFact } from './appealed';
import { isOpen, type Deadline } from './deadline';

/**
 * The clocks of one case, with the facts that move them.
 *
 * Messages only add facts (an order was delivered, a reply was submitted, its check failed …); which clocks there are
 * and when they end is derived from the facts anew each time (`settle-clocks.ts`). So neither the order in which the
 * facts arrive nor their repetition can change a deadline or start a second clock: the delivery of an order, for one,
 * comes from the relay and may be read after the unit's first answers.
 */
export interface CaseClocks {
  readonly caseId: string;
  readonly caseNo: string;
  readonly sourceSystem: string;
  readonly upstreamCaseNo: string;
  /** Of a case that was split from another one: `2/3`. */
  readonly part?: string;
  /** The pack's own division code. */
  readonly jurisdiction: string;
  /** The version of the day of receipt governs (Q15). */
  readonly policyRef: string;
  readonly caseType: CaseType | 'unknown';
  readonly urgency: Urgency;
  readonly channel?: Channel;
  readonly receivedOn: LocalDate;
  /** Legal arrival (Q73). */
  readonly receivedAt?: number;
  readonly orders: readonly OrderClocks[];
  readonly rounds: readonly RoundEnd[];
  /** Another period that a law sets (Q55, XX-21, LN-38). */
  readonly statutory?: StatutoryLimit;
  /** Types that it was before, earliest first. */
  readonly reclassified?: readonly Reclassification[];
}

export interface OrderClocks {
  readonly orderId: string;
  readonly org: string;
  readonly role: 'lead' | 'co';
  /** Append time of the order on the unit's topic (Q73, engine rule 18). */
  readonly deliveredAt?: number;
  /** Append time of the notice that the complaint may be appealed (HA-16, Q32). */
  readonly noticedAt?: number;
  readonly appeal?: AppealFact;
  readonly contactRequiredAt?: number;
  /** When the person was reached, or had been tried often enough (Q10); earliest first. */
  readonly contacts?: readonly number[];
  readonly complexity?: Complexity;
  readonly returnRequest?: { readonly requestedAt: number; readonly refusedAt?: number };
  /** Decisions on taking a report up (LN-34); one that says no waits for the office's pass (Q78). */
  readonly acceptances: readonly AcceptanceAttempt[];
  readonly replies: readonly ReplyAttempt[];
  /** Rounds after the first (LN-49) with the instant at which the redo was available to the unit. */
  readonly redos: readonly { readonly round: number; readonly deliveredAt?: number }[];
  readonly extensions: readonly ExtensionFact[];
  /** 督办 of the order, by number; one stands at a time. */
  readonly supervisions?: readonly SupervisionFact[];
  /** Taken back: the unit no longer holds it. */
  readonly takenBackAt?: number;
  readonly inFlight: readonly ActionInFlight[];
  readonly deadlines: readonly Deadline[];
}

/** What would end a clock if it stands: a submission, a decision. Without a verdict it is still being checked. */
export interface Attempt {
  readonly at: number;
  readonly verdict?: { readonly passed: boolean; readonly at: number };
}

export interface AcceptanceAttempt extends Attempt {
  readonly accepted: boolean;
}

export interface ReplyAttempt extends Attempt {
  readonly round: number;
}

/** A request with its decision; its texts are kept elsewhere, sealed. */
export interface ExtensionFact {
  readonly requestId: string;
  readonly kind: DeadlineKind;
  readonly round: number;
  readonly requestedAt: number;
  readonly decided?: { readonly at: number; readonly workingDays: number };
}

/** Routing has completed the round; `closed` once this service has said that its clocks are closed (engine rule 17). */
export interface RoundEnd {
  readonly round: number;
  readonly orderId: string;
  readonly outcome: CaseOutcome;
  readonly finishedAt: number;
  readonly completedAt: number;
  readonly closed: boolean;
}

export interface Reclassification {
  readonly from: CaseType | 'unknown';
  readonly to: CaseType;
  readonly at: number;
}

export interface StatutoryLimit {
  readonly workingDays: number;
  readonly citation: string;
  readonly setAt: number;
}

/**
 * A department's action that can stop a clock, read from its own topic before routing has judged it (engine rule 19).
 * Verdict and action come by different topics, in either order: the second of the two removes the entry.
 */
export type ActionInFlight =
  { readonly key: string; readonly arrivedAt: number } | { readonly key: string; readonly judged: true };

export const orderOf = (clocks: CaseClocks, orderId: string): OrderClocks | undefined =>
  clocks.orders.find((order) => order.orderId === orderId);

/** The clocks with one order changed; an order that is not there stays unknown. */
export function withOrder(
  clocks: CaseClocks,
  orderId: string,
  change: (order: OrderClocks) => OrderClocks,
): CaseClocks {
  return {
    ...clocks,
    orders: clocks.orders.map((order) => (order.orderId === orderId ? change(order) : order)),
  };
}

export const hasOpenDeadline = (clocks: CaseClocks): boolean =>
  clocks.orders.some(({ deadlines }) => deadlines.some(isOpen));

/** Where a deadline stands, with its order. */
export function deadlineOf(
  clocks: CaseClocks | undefined,
  deadlineId: string,
): { readonly order: OrderClocks; readonly deadline: Deadline } | undefined {
  for (const order of clocks?.orders ?? []) {
    const deadline = order.deadlines.find((each) => each.deadlineId === deadlineId);
    if (deadline) return { order, deadline };
  }
  return undefined;
}
