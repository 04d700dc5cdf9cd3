import type { DeadlineKind, Rung } from '@huiying/contracts';
import type { StartEvent } from '@huiying/policy';
import type { LocalDate } from '@huiying/working-days';

/**
 * One legal clock of one work order.
 *
 * It is `running` from its start event (Q2, Q73) and stays so after its due instant has passed: a missed deadline stays
 * open until the thing is done (Q52). It is `paused` while a submission that would end it is being checked (Q24, Q50) or
 * where the pack stops it for a return request (Q4); a failed check lets it run again (Q25). It ends as `met` or
 * `missed` by the instant of what was done, never by the instant at which the program heard of it (Q6); as `lapsed`
 * when a right was not used (the return window); as `superseded` when the order is taken back or its duty has fallen
 * away. An ended clock is frozen: neither a calendar nor a command changes it (Q13).
 */
export type Deadline = OpenDeadline | EndedDeadline;
export type OpenDeadline = RunningDeadline | PausedDeadline;
export type EndedDeadline = MetDeadline | MissedDeadline | LapsedDeadline | SupersededDeadline;

/** Instants are legal ones, epoch milliseconds. */
export interface DeadlineBasics {
  /** `<orderId>:<kind>:<round>` */
  readonly deadlineId: string;
  readonly kind: DeadlineKind;
  readonly round: number;
  readonly startedAt: number;
  readonly startEvent: StartEvent;
  /** The limit, extensions left out. */
  readonly workingDays: number;
  readonly extendedBy: number;
  readonly ruleId: string;
  readonly article: string;
  /** Last instant that is on time; of a paused clock as if the check had never begun. */
  readonly dueAt: number;
  readonly dueOn: LocalDate;
  /** The year is not loaded: an estimate (Q36). */
  readonly provisional: boolean;
  readonly calendar: CalendarStamp;
  readonly rungs: readonly IssuedRung[];
  readonly recomputations: readonly CalendarChange[];
  /** When the unit said why it is overdue (Q28). */
  readonly reasonStatedAt?: number;
  /** The next instant at which the timer asks this clock about its rungs. */
  readonly wakeAt?: number;
}

/** `revision` counts the loads of this service; the content behind it never changes. */
export interface CalendarStamp {
  readonly version: string;
  readonly revision: number;
}

export interface RunningDeadline extends DeadlineBasics {
  readonly state: 'running';
}

export interface PausedDeadline extends DeadlineBasics {
  readonly state: 'paused';
  readonly pausedAt: number;
}

export interface MetDeadline extends DeadlineBasics {
  readonly state: 'met';
  readonly closedAt: number;
}

export interface MissedDeadline extends DeadlineBasics {
  readonly state: 'missed';
  readonly closedAt: number;
  /** Working days after the due day up to the day of completion (Q21); 0 from Friday to Sunday (Q49). */
  readonly overdueDays: number;
}

export interface LapsedDeadline extends DeadlineBasics {
  readonly state: 'lapsed';
  readonly closedAt: number;
}

export interface SupersededDeadline extends DeadlineBasics {
  readonly state: 'superseded';
  readonly closedAt: number;
}

/** A warning that went out. Withdrawn: a later proof showed that it was on time (engine rule 19). */
export interface IssuedRung {
  readonly rung: Rung;
  /** `<deadlineId>:<rung>`; when it had to be issued again after a withdrawal, with its number. */
  readonly alertId: string;
  readonly issuedAt: number;
  readonly points: number;
  readonly withdrawnAt?: number;
  /** When its message went out (Q23). */
  readonly noticedAt?: number;
}

/** A due date that moved because a calendar did (Q13, Q36). */
export interface CalendarChange {
  readonly at: number;
  readonly before: { readonly dueOn: LocalDate; readonly calendarVersion: string };
  readonly after: { readonly dueOn: LocalDate; readonly calendarVersion: string };
}

export const isOpen = (deadline: Deadline): deadline is OpenDeadline =>
  deadline.state === 'running' || deadline.state === 'paused';

export const deadlineIdOf = (orderId: string, kind: DeadlineKind, round: number): string =>
  `${orderId}:${kind}:${round}`;

/** The order that a deadline's id names. */
export const orderIdIn = (deadlineId: string): string => deadlineId.split(':', 1)[0] ?? '';

/** Facts of a deadline that outlive a change of state. */
export function basicsOf(deadline: Deadline): DeadlineBasics {
  const { deadlineId, kind, round, startedAt, startEvent, workingDays, extendedBy, ruleId, article } =
    deadline;
  const { dueAt, dueOn, provisional, calendar, rungs, recomputations, reasonStatedAt, wakeAt } = deadline;
  return {
    ...{ deadlineId, kind, round, startedAt, startEvent, workingDays, extendedBy, ruleId, article },
    ...{ dueAt, dueOn, provisional, calendar, rungs, recomputations },
    ...(reasonStatedAt === undefined ? {} : { reasonStatedAt }),
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}
