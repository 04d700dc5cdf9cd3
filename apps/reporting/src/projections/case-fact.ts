import type {
  AssignedCaseWithdrawn,
  CaseAccepted,
  CaseClocksClosed,
  CaseCompleted,
  CaseHeld,
  CaseReclassified,
  CaseRefused,
  CaseRegistered,
  CaseReturned,
  CaseTransferred,
  CaseUrged,
  CaseWithdrawn,
  DeadlineClosed,
  ComplaintAppealDecided,
  DataOf,
  ExtensionDecided,
  ExtensionRequested,
  Incoming,
  OrderAssigned,
  OrderDelivered,
  OrderReviewed,
  RedoOrdered,
} from '@huiying/contracts';
import type { Calendar } from '@huiying/working-days';
import { handlingDays } from './handling-days';
import { knowing } from './knowing';
import { namedBy } from './named-by';
import { DECIDED } from './readings';
import type { Readings } from './readings';
import { dayOf } from './shanghai-day';

/**
 * One row per case (engine rule 26). Each block of columns has one owning source, so the topics may be read in any
 * order and a replay changes nothing. No text, no name, no number of a person.
 */
export interface CaseFact {
  readonly caseId: string;
  readonly jurisdiction?: string;

  // intake.cases
  readonly caseNo?: string;
  readonly sourceSystem?: string;
  readonly upstreamCaseNo?: string;
  readonly caseType?: string;
  readonly channel?: string;
  readonly urgency?: string;
  readonly taskCode?: string;
  readonly matter?: string;
  readonly windowNo?: string;
  /** Whom a complaint is about, in the sender's code. */
  readonly respondentOrg?: string;
  readonly receivedAt?: string;
  readonly receivedOn?: string;
  /** registered → held → accepted, refused, returned, duplicate, split; withdrawn is the last word. */
  readonly screening?:
    'registered' | 'held' | 'accepted' | 'refused' | 'returned' | 'duplicate' | 'split' | 'withdrawn';
  readonly acceptedOn?: string;
  /** Day of acceptance or refusal: the basis of the acceptance rate. */
  readonly decidedOn?: string;
  readonly refusalCode?: string;
  readonly refusalRuleId?: string;
  readonly masterCaseId?: string;
  /** The case that this one was split from, and which part it is: `2/3`. */
  readonly partOf?: string;
  readonly part?: string;
  readonly urges?: number;
  /** Sequence numbers of the urgings, ascending: `urges` says how many. */
  readonly urgedIn?: readonly number[];

  // routing.cases
  /** As a person has found it, whatever the sender had said. */
  readonly markedUrgency?: string;
  readonly leadOrg?: string;
  /** Delivery of the present lead order: the clock's start. */
  readonly startedOn?: string;
  readonly ending?: 'completed' | 'withdrawn' | 'transferred';
  /** The first round: a redo has figures of its own. */
  readonly finishedOn?: string;
  readonly completedOn?: string;
  readonly handlingDays?: number;
  /** A redo was ordered: its own time begins. */
  readonly redoOrderedOn?: string;
  /** The figures in which this withdrawn case stays, where the pack does not read as decided (Q18). */
  readonly withdrawnCounts?: readonly string[];
  readonly round?: number;
  readonly outcome?: string;
  readonly upheld?: boolean;

  // rating.ratings
  /** On the appeal of its unit (HA-16): not upheld, whatever routing found before or after it. */
  readonly revokedOnAppeal?: boolean;

  // sla.deadlines
  readonly onTime?: boolean;
  readonly overdueDays?: number;
  /** A redo or a supervision of it was missed, where that makes the original late (Q35). */
  readonly laterLate?: boolean;
  readonly extensionsRequested?: number;
  readonly extensionsGranted?: number;
  /** Ids of the requests, sorted: the two counts follow from them. */
  readonly extensionRequests?: readonly string[];
  readonly extensionGrants?: readonly string[];
}

export type Of<C> = Incoming<DataOf<C>>;
export type Fact = CaseFact | undefined;

export const row = (fact: Fact, message: Incoming<{ readonly caseId?: string }>): CaseFact => ({
  ...fact,
  caseId: fact?.caseId ?? message.data.caseId ?? message.subject,
});

function facts({ data }: Of<typeof CaseRegistered> | Of<typeof CaseAccepted>) {
  return {
    jurisdiction: data.jurisdiction,
    caseNo: data.caseNo,
    sourceSystem: data.sourceSystem,
    upstreamCaseNo: data.upstreamCaseNo,
    caseType: data.caseType,
    channel: data.channel,
    urgency: data.urgency,
    taskCode: data.serviceCase?.taskCode,
    matter: data.topic?.code ?? data.serviceCase?.taskCode,
    windowNo: data.respondent?.windowNo,
    respondentOrg: namedBy(data.respondent?.orgCode),
    receivedAt: data.receivedAt,
    receivedOn: data.receivedOn,
    partOf: data.partOf,
    part: data.part,
  };
}

export const registered = (fact: Fact, message: Of<typeof CaseRegistered>): CaseFact =>
  knowing(row(fact, message), { ...facts(message), screening: 'registered' });

export const held = (fact: Fact, message: Of<typeof CaseHeld>): CaseFact =>
  knowing(row(fact, message), { screening: 'held' });

export function accepted(fact: Fact, message: Of<typeof CaseAccepted>): CaseFact {
  const acceptedOn = dayOf(message.data.acceptedAt);
  return knowing(row(fact, message), {
    ...facts(message),
    screening: 'accepted',
    acceptedOn,
    decidedOn: acceptedOn,
  });
}

/** Figures count a case under the type that it is found to be of; its first type is in the event log. */
export const reclassified = (fact: Fact, message: Of<typeof CaseReclassified>): CaseFact =>
  knowing(row(fact, message), { caseType: message.data.to });

export const refused = (fact: Fact, message: Of<typeof CaseRefused>): CaseFact =>
  knowing(row(fact, message), {
    screening: 'refused',
    decidedOn: dayOf(message.data.refusedAt),
    refusalCode: message.data.reasonCode,
    refusalRuleId: message.data.ruleId,
  });

export const returnedUpstream = (fact: Fact, message: Of<typeof CaseReturned>): CaseFact =>
  knowing(row(fact, message), {
    screening: 'returned',
    decidedOn: dayOf(message.data.returnedAt),
    refusalCode: message.data.reasonCode,
    refusalRuleId: message.data.ruleId,
  });

/** Counts what has an id of its own, so that hearing of it again changes nothing. */
function counted<L extends 'urgedIn' | 'extensionRequests', T extends string | number>(
  fact: CaseFact,
  list: L,
  count: 'urges' | 'extensionsRequested',
  id: T,
): CaseFact {
  const known = (fact[list] ?? []) as readonly (string | number)[];
  const ids = [...new Set([...known, id])].sort((a, b) => (a < b ? -1 : 1));
  return { ...fact, [list]: ids, [count]: ids.length };
}

export const urged = (fact: Fact, message: Of<typeof CaseUrged>): CaseFact =>
  counted(row(fact, message), 'urgedIn', 'urges', message.sequence ?? 0);

/** As decided, a withdrawn case stays in the volume and in nothing else; only another reading is written down. */
const unlessDecided = (figures: readonly string[]): readonly string[] | undefined =>
  figures.join() === DECIDED.withdrawnCounts.join() ? undefined : figures;

export const withdrawn = (
  fact: Fact,
  message: Of<typeof CaseWithdrawn>,
  { withdrawnCounts }: Readings = DECIDED,
): CaseFact =>
  knowing(row(fact, message), { screening: 'withdrawn', withdrawnCounts: unlessDecided(withdrawnCounts) });

export const assigned = (fact: Fact, message: Of<typeof OrderAssigned>): CaseFact =>
  message.data.role === 'lead'
    ? knowing(row(fact, message), {
        jurisdiction: fact?.jurisdiction ?? message.data.jurisdiction,
        leadOrg: message.data.org,
      })
    : row(fact, message);

export const delivered = (fact: Fact, message: Of<typeof OrderDelivered>): CaseFact =>
  fact?.leadOrg === message.data.org
    ? knowing(row(fact, message), { startedOn: dayOf(message.data.deliveredAt) })
    : row(fact, message);

export const redoOrdered = (fact: Fact, message: Of<typeof RedoOrdered>): CaseFact =>
  knowing(row(fact, message), { redoOrderedOn: dayOf(message.data.orderedAt) });

/**
 * Handling time is counted in working days from delivery to the accepted submission, the same day being 0 (Q51), and of
 * the first round (Q67), unless the pack reads either otherwise. A year without a calendar gives no number: the case is
 * then left out of the mean, and said to be.
 */
export function completed(
  fact: Fact,
  message: Of<typeof CaseCompleted>,
  calendar: Calendar,
  readings: Readings = DECIDED,
): CaseFact {
  const { data } = message;
  const current = row(fact, message);
  const finishedOn = dayOf(data.finishedAt);
  const ended = { ending: 'completed', round: data.round, outcome: data.outcome } as const;
  if (data.round > 1) {
    const redone = handlingDays(current.redoOrderedOn, finishedOn, calendar, readings);
    const all = readings.rounds === 'all' && redone !== undefined && current.handlingDays !== undefined;
    return knowing(current, { ...ended, handlingDays: all ? current.handlingDays + redone : undefined });
  }
  return knowing(current, {
    ...ended,
    finishedOn,
    completedOn: dayOf(data.completedAt),
    handlingDays: handlingDays(current.startedOn, finishedOn, calendar, readings),
    upheld: current.revokedOnAppeal ? false : data.upheld,
  });
}

/** Whether a complaint is upheld the office may find after its end, too (Q42); of several units the leading one's finding counts. */
export const foundUpheldOrNot = (fact: Fact, message: Of<typeof OrderReviewed>): CaseFact =>
  fact?.leadOrg === message.data.org
    ? knowing(row(fact, message), { upheld: fact.revokedOnAppeal ? false : message.data.upheld })
    : row(fact, message);

export const complaintAppealDecided = (fact: Fact, message: Of<typeof ComplaintAppealDecided>): CaseFact =>
  message.data.outcome === 'stands'
    ? row(fact, message)
    : knowing(row(fact, message), { revokedOnAppeal: true, upheld: false });

export const withdrawnAfterAssignment = (
  fact: Fact,
  message: Of<typeof AssignedCaseWithdrawn>,
  { withdrawnCounts }: Readings = DECIDED,
): CaseFact =>
  knowing(row(fact, message), { ending: 'withdrawn', withdrawnCounts: unlessDecided(withdrawnCounts) });

export const transferred = (fact: Fact, message: Of<typeof CaseTransferred>): CaseFact =>
  knowing(row(fact, message), { ending: 'transferred' });

export const extensionRequested = (fact: Fact, message: Of<typeof ExtensionRequested>): CaseFact =>
  counted(row(fact, message), 'extensionRequests', 'extensionsRequested', message.data.requestId);

/** A request that is decided anew counts as it was decided last. */
export const extensionDecided = (fact: Fact, message: Of<typeof ExtensionDecided>): CaseFact => {
  const { requestId, granted } = message.data;
  const others = (fact?.extensionGrants ?? []).filter((id) => id !== requestId);
  const extensionGrants = granted ? [...others, requestId].sort() : others;
  return { ...row(fact, message), extensionGrants, extensionsGranted: extensionGrants.length };
};

/** The first round's punctuality is the case's; the redo's deadline has a row of its own. */
export const clocksClosed = (fact: Fact, message: Of<typeof CaseClocksClosed>): CaseFact =>
  message.data.round > 1
    ? row(fact, message)
    : knowing(row(fact, message), { onTime: message.data.onTime, overdueDays: message.data.overdueDays });

/** Q35: what came after the original was not kept in time. */
export const isLaterAndMissed = ({ data }: Of<typeof DeadlineClosed>): boolean =>
  data.aboutKind === 'case' &&
  (data.kind === 'redo' || data.kind === 'supervision') &&
  data.state === 'missed';

export const laterMissed = (
  fact: Fact,
  message: Of<typeof DeadlineClosed>,
  { laterRoundsCount }: Readings,
): CaseFact => (laterRoundsCount ? knowing(row(fact, message), { laterLate: true }) : row(fact, message));
