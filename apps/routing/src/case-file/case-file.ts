import type { CaseOutcome, ReasonCode, Satisfaction } from '@huiying/contracts';
import type { CaseType, Channel, JurisdictionId, LocalDate, Urgency } from '@huiying/policy';
import type { WorkOrder } from '../order/order';
import type { ArchiveRecord } from './archive-case';
import type { UrgencyMark } from './mark-urgency';
import type { Candidate } from './propose-unit';
import type { RoomRecord } from './record-room-work';

/**
 * One accepted case and who is responsible for it.
 *
 * Intake hands it over when it is accepted. It is `proposed` while no unit has it: the dispatcher sees candidates and
 * why the program did not decide alone; a granted return without a new unit brings it back here. With an order it is
 * `handling`, until the lead's reply has been accepted and given to the person: `completed`. From then on nothing is
 * asked of the unit, but the clocks are still open; sla closes them and the case is `closed`, with the receipt that
 * says whether it was on time (engine rule 17). A first bad rating reopens a closed case once, as its round 2 (LN-49);
 * one that comes while round 1 is still being checked or settled is kept and orders the redo when the case is closed.
 * `withdrawn` by its person and `transferred` to another authority (KY-37) are ends of their own. A case that holds several
 * demands is let go while it is `proposed`: `split`, its parts come as cases of their own. 件件有落实: no other way out
 * exists here.
 */
export type CaseFile =
  ProposedCase | HandlingCase | CompletedCase | ClosedCase | WithdrawnCase | TransferredCase | SplitCase;

export interface OnFile {
  readonly facts: CaseFacts;
  readonly orders: readonly WorkOrder[];
  readonly returnsGranted: number;
  /** Recorded coordinations (LN-30, LN-31). */
  readonly coordinations: number;
  /** Both sides were heard together (KY-22). */
  readonly mediations?: readonly { readonly heldAt: number; readonly agreed: boolean }[];
  /** Reported to the leaders of the city; the case goes on when their instruction is recorded (LN-25). */
  readonly specialReport?: {
    readonly ground: 'major' | 'hot';
    readonly reportedAt: number;
    readonly instructions: number;
    readonly instructedAt?: number;
  };
  /** Who found it urgent, or no longer so (XX-17). */
  readonly urgencyMark?: UrgencyMark;
  /** What the complaint room did beside the order (KY-18, KY-24, KY-30, KY-32, KY-39). */
  readonly roomRecords?: readonly RoomRecord[];
  /** The finished file is kept (KY-58). */
  readonly archive?: ArchiveRecord;
  /** The person is still dissatisfied: the rating of that round, which the office may find a fault on (LN-58). */
  readonly unsatisfiedRedo?: { readonly ratingId: string; readonly round: number };
  /** Whose fault it is that the person is dissatisfied after the redo (LN-58). */
  readonly faultFinding?: {
    readonly atFault: boolean;
    readonly ratingId: string;
    readonly foundAt: number;
  };
  /** The authority has revoked the complaint on the appeal of its unit (HA-16, HA-21): it cannot be upheld. */
  readonly revocation?: { readonly orderId: string; readonly decidedAt: number; readonly ruleId?: string };
  /** Its file went to discipline inspection (KY-57). */
  readonly referral?: { readonly target: string; readonly referredAt: number };
  /** Anybody may read the masked answer of that round (LN-43), until it was withdrawn because the words were contained. */
  readonly publication?: Publication;
  /** When the words of the case were contained last, epoch milliseconds; why and by whom stays with intake (LN-17). */
  readonly containedAt?: number;
}

export interface Publication {
  readonly round: number;
  readonly publishedAt: number;
  readonly withdrawnAt?: number;
}

export interface ProposedCase extends OnFile {
  readonly status: 'proposed';
  /** Legal instant, epoch milliseconds, as are all below. */
  readonly since: number;
  readonly waitsBecause: ReasonCode;
  readonly candidates: readonly Candidate[];
  /** Stands before those that have waited longer (XX-17). */
  readonly first?: boolean;
}

export interface HandlingCase extends OnFile {
  readonly status: 'handling';
  readonly round: number;
  readonly pendingRedo?: RedoRequest;
}

export interface CompletedCase extends OnFile {
  readonly status: 'completed';
  readonly round: number;
  readonly end: Ending;
  readonly pendingRedo?: RedoRequest;
}

export interface ClosedCase extends OnFile {
  readonly status: 'closed';
  readonly round: number;
  readonly end: Ending;
  readonly onTime: boolean;
}

export interface WithdrawnCase extends OnFile {
  readonly status: 'withdrawn';
  readonly withdrawnAt: number;
}

export interface TransferredCase extends OnFile {
  readonly status: 'transferred';
  /** The authority that has the case now. */
  readonly target: string;
  readonly transferredAt: number;
}

/** Intake has made parts of it; each of them is handled in its place. */
export interface SplitCase extends OnFile {
  readonly status: 'split';
  readonly splitAt: number;
}

export interface Ending {
  readonly outcome: CaseOutcome;
  /** The accepted submission, or what the pack counts instead (Q6, Q72). */
  readonly finishedAt: number;
  readonly completedAt: number;
  /** How the person was told the result, where the complaint room sees to it (KY-40 to KY-48). */
  readonly feedback?: FeedbackRecord;
}

/** Words and names are kept sealed beside the case; here is only what was done. */
export interface FeedbackRecord {
  readonly at: number;
  readonly by: 'room' | 'unit';
  /** The person let the unit answer directly (KY-41). */
  readonly consentToDirectAnswer?: boolean;
  readonly how?: 'in_person' | 'telephone' | 'other';
  /** Where the signature or the call note lies (KY-42). */
  readonly evidenceRef?: string;
  readonly satisfaction?: Satisfaction;
  readonly suggestionsAsked?: boolean;
}

export interface RedoRequest {
  readonly ratingId: string;
}

/** What intake knew when it accepted; codes and facts, no text, no names. */
export interface CaseFacts {
  readonly caseId: string;
  readonly caseNo: string;
  readonly sourceSystem: string;
  readonly upstreamCaseNo: string;
  /** Of a case that was split from another one: `2/3`, and the id of that one. */
  readonly part?: string;
  readonly partOf?: string;
  readonly jurisdiction: string;
  readonly pack: JurisdictionId;
  readonly policyRef: string;
  readonly caseType: CaseType;
  readonly urgency: Urgency;
  readonly channel?: Channel;
  /** Legal arrival, ISO-8601. */
  readonly receivedAt: string;
  readonly receivedOn: LocalDate;
  readonly serviceCase?: {
    readonly projectNo?: string;
    readonly taskCode?: string;
    readonly taskHandleItem?: string;
    readonly taskName?: string;
    readonly orgCode?: string;
  };
  readonly respondent?: { readonly orgCode?: string; readonly windowNo?: string; readonly staffNo?: string };
  readonly topic?: { readonly code: string };
  readonly orgHint?: string;
}

/** What outlives every change of the case's state. */
export function onFile(file: CaseFile): OnFile {
  const { facts, orders, returnsGranted, coordinations, mediations, unsatisfiedRedo, faultFinding } = file;
  const { revocation, referral, publication, specialReport, urgencyMark, roomRecords, archive, containedAt } =
    file;
  return {
    facts,
    orders,
    returnsGranted,
    coordinations,
    ...(mediations === undefined ? {} : { mediations }),
    ...(unsatisfiedRedo === undefined ? {} : { unsatisfiedRedo }),
    ...(faultFinding === undefined ? {} : { faultFinding }),
    ...(revocation === undefined ? {} : { revocation }),
    ...(referral === undefined ? {} : { referral }),
    ...(publication === undefined ? {} : { publication }),
    ...(specialReport === undefined ? {} : { specialReport }),
    ...(urgencyMark === undefined ? {} : { urgencyMark }),
    ...(roomRecords === undefined ? {} : { roomRecords }),
    ...(archive === undefined ? {} : { archive }),
    ...(containedAt === undefined ? {} : { containedAt }),
  };
}

/** The order with that id, and whether the organisation holds it. */
export function orderOf(file: CaseFile, orderId: string): WorkOrder | undefined {
  return file.orders.find((order) => order.orderId === orderId);
}

export function leadOf(file: CaseFile): WorkOrder | undefined {
  return file.orders.find((order) => order.role === 'lead' && order.status !== 'withdrawn');
}

/** The file with one order replaced; the others untouched. */
export function withOrder<F extends CaseFile>(file: F, order: WorkOrder): F {
  return { ...file, orders: file.orders.map((other) => (other.orderId === order.orderId ? order : other)) };
}
