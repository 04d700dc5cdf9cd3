import { ref, store, type AggregateRef, type EventOrder } from '@huiying/messaging';
import type { CaseFile } from '../case/case-file';
import type { CasePapers } from '../case/accept-case';
import type { SameMatter } from '../case/same-matter';

/** A case as kept: the order of the province's events, and the case itself once `created` has been taken. */
export interface CaseRecord {
  readonly sourceSystem: string;
  readonly upstreamCaseNo: string;
  readonly order: EventOrder;
  readonly file?: CaseFile;
  /** The lowest missing number for which the operators were alarmed, and when (epoch milliseconds, legal). */
  readonly alarm?: { readonly missingSeq: number; readonly at: number };
}

/** An event of the province that came before its turn, as it was, encrypted; empty once its turn has come. */
export interface WaitingEvent {
  readonly type: string;
  readonly arrivedAt: number;
  /** base64 of the data, sealed at rest. */
  readonly sealed?: string;
}

/** The texts of a case under the case's own key; the key itself is sealed at rest. */
export interface Papers extends CasePapers {
  readonly key: string;
  /** The accused as named by the person: JSON under the case's key. */
  readonly respondent?: string;
  /** What similar texts have in common with this one, hashed under a key; goes when the papers go. */
  readonly bands?: readonly string[];
}

/** What came after `created`: a supplement, or the reason and proof of a withdrawal. Sealed with the case's key. */
export interface Addition {
  readonly at: number;
  readonly newFacts?: boolean;
  readonly content?: string;
  readonly attachments: CasePapers['attachments'];
  readonly reason?: string;
  readonly proof?: string;
}

/** Who filed the case: JSON under the case's key, and indexes by which equal numbers can be found but not read. */
export interface Party {
  readonly sealed: string;
  readonly idIndex?: string;
  readonly phoneIndex?: string;
}

/** One look at an identity, granted or not. Never changed, never deleted. */
export interface PartyLook {
  readonly caseId: string;
  readonly at: number;
  readonly principal: string;
  readonly role: string;
  readonly org?: string;
  readonly granted: boolean;
  readonly reasonCode?: string;
}

/** The reply that the person got last, sealed with the case's key: a case linked later is told the same. */
export interface ReleasedReply {
  readonly round: number;
  readonly sealed: string;
}

export const cases = store<CaseRecord>('case_file', { publishes: true });
export const waitingEvents = store<WaitingEvent>('waiting_event');
export const papers = store<Papers>('papers');
export const additions = store<Addition>('addition');
export const parties = store<Party>('party');
export const partyLooks = store<PartyLook>('party_look');
export const sameMatters = store<SameMatter>('same_matter');

/** The matter that a stored case belongs to, to be loaded with it. */
export function matterOf(stored: unknown): AggregateRef[] {
  const matterId = (stored as CaseRecord | undefined)?.file?.matterId;
  return matterId === undefined ? [] : [ref(sameMatters, matterId)];
}
export const replies = store<ReleasedReply>('released_reply');

/** In the order in which they are locked: where cases meet, then the cases, then what belongs to them (engine rule 6). */
export const stores = [sameMatters, cases, waitingEvents, papers, additions, parties, partyLooks, replies];

/** Id of what belongs to one event of a case. */
export const eventId = (caseId: string, seq: number): string => `${caseId}:${seq}`;
