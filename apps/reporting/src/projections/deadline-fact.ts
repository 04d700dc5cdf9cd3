import { instantOf } from '@huiying/contracts';
import type { DataOf, DeadlineChanged, DeadlineClosed, DeadlineSet, Incoming } from '@huiying/contracts';
import { knowing } from './knowing';

/** One row per legal clock; every column is sla's. */
export interface DeadlineFact {
  readonly deadlineId: string;
  readonly aboutKind: string;
  readonly kind: string;
  readonly caseId?: string;
  readonly orderId?: string;
  readonly ratingId?: string;
  readonly org?: string;
  readonly jurisdiction?: string;
  readonly round?: number;
  readonly startedAt?: string;
  readonly dueAt: string;
  readonly dueOn?: string;
  readonly workingDays?: number;
  readonly ruleId?: string;
  readonly provisional?: boolean;
  readonly state: 'running' | 'met' | 'missed' | 'lapsed' | 'superseded';
  /** The due instant has passed while the clock was running; told by the clock and not by an event, and only of a running one. */
  readonly fallenDue?: boolean;
  /** Its end is the limit of a ledger, which is counted apart (Q33). */
  readonly ledgered?: boolean;
  /** The end that it had before it was extended (variant “without extensions”). */
  readonly unextendedDueAt?: string;
  readonly closedAt?: string;
  readonly overdueDays?: number;
}

type Of<C> = Incoming<DataOf<C>>;
type Fact = DeadlineFact | undefined;

/** Set or moved. A clock that is closed is frozen: a late change of a calendar does not run it again. */
export function running(fact: Fact, message: Of<typeof DeadlineSet>): DeadlineFact {
  // a duty that a reclassification had ended can be set again (decision 0025)
  if (fact && fact.state !== 'running' && fact.state !== 'superseded') return fact;
  const { data } = message;
  return knowing<DeadlineFact>(
    {
      deadlineId: data.deadlineId,
      aboutKind: data.aboutKind,
      kind: data.kind,
      dueAt: data.dueAt,
      state: 'running',
    },
    {
      caseId: data.caseId,
      orderId: data.orderId,
      ratingId: data.ratingId,
      org: data.org,
      jurisdiction: data.jurisdiction ?? message.jurisdiction,
      round: data.round,
      startedAt: data.startedAt,
      dueOn: data.dueOn,
      workingDays: data.workingDays,
      ruleId: data.ruleId,
      provisional: data.provisional,
      fallenDue: fact?.dueAt === data.dueAt ? fact.fallenDue : undefined,
      ledgered: fact?.ledgered,
      unextendedDueAt: fact?.unextendedDueAt,
    },
  );
}

/** Moved, with the reason why. */
export function moved(fact: Fact, message: Of<typeof DeadlineChanged>): DeadlineFact {
  if (fact && fact.state !== 'running') return fact;
  const next = running(fact, message);
  const { cause, before } = message.data;
  if (cause === 'ledger_entered') return { ...next, ledgered: true };
  if (cause !== 'extension_granted' || next.unextendedDueAt !== undefined) return next;
  return { ...next, unextendedDueAt: before.dueAt };
}

/** The first instant that is too late, epoch milliseconds: then the clock is asked whether it still runs. */
export const tooLateFrom = (fact: DeadlineFact): number => instantOf(fact.dueAt) + 1;

/** A timer of an older due instant finds that the clock has moved, and changes nothing. */
export function fallDue(fact: Fact, firedFor: number): Fact {
  if (fact?.state !== 'running' || tooLateFrom(fact) !== firedFor) return fact;
  return { ...fact, fallenDue: true };
}

/** Whether the due instant was noticed before the closing was read is chance and no fact: the state says what counts. */
export const closed = (fact: Fact, message: Of<typeof DeadlineClosed>): DeadlineFact => {
  const { data } = message;
  const { fallenDue: _chance, ...before } = fact ?? {};
  return knowing<DeadlineFact>(
    {
      ...before,
      deadlineId: data.deadlineId,
      aboutKind: data.aboutKind,
      kind: data.kind,
      dueAt: data.dueAt,
      state: data.state,
    },
    {
      caseId: data.caseId,
      orderId: data.orderId,
      ratingId: data.ratingId,
      org: data.org,
      jurisdiction: fact?.jurisdiction ?? message.jurisdiction,
      closedAt: data.closedAt,
      overdueDays: data.overdueDays,
    },
  );
};
