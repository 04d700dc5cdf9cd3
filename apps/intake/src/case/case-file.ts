import type { CaseType, ContainmentCategory } from '@huiying/contracts';
import type { LocalEntry } from '../entry/local-entry';
import type { CaseFacts } from './case-facts';
import type { PartState, Splitting } from './parts';

/**
 * A case from its registration to its end.
 *
 * `created` is screened by the pack in force on the day of receipt. Every check passes: **accepted**, and routing has it
 * from then on. An emergency is **refused** by the system at once, with where to turn (LN-14); whatever else a check
 * finds is **held** for a person with the proposed rule (Q38), who accepts, refuses, returns it to the province or asks
 * for what is missing. The same person on the same matter while a case of his is open: **linked** to that one and shares
 * its end (Q16). A message with several demands is **split** into parts, each a case of its own; it ends when they have
 * (decision 0027).
 *
 * An accepted case is `assigned`, `replied`, and ends when routing says so (**ended**: completed, withdrawn,
 * transferred); a redo opens it again (LN-49). A refused, returned or withdrawn case has ended. A withdrawal needs proof,
 * else it waits for a person (Q43); once the case is accepted it is only asked for, and routing decides. After the end a
 * withdrawal is refused, and urging is still answered (Q70).
 *
 * Texts and identities are not here: they lie sealed in `papers`, `supplement` and `party`.
 */
export type CaseFile = HeldCase | AcceptedCase | LinkedCase | SplitCase | EndedCase;

export interface Registered {
  readonly facts: CaseFacts;
  /** Absent when no pack was in force on the day of receipt (Q54). */
  readonly policyRef?: string;
  /** Id of the row where cases of the same person and matter meet; absent for an unknown person. */
  readonly matterId?: string;
  /** Sequence numbers of the supplements, in order; their texts are in `supplement`. */
  readonly supplements: readonly number[];
  readonly urged: number;
  readonly withdrawal?: Withdrawal;
  /** Ids of the cases that are linked to this one and share its end. */
  readonly followers?: readonly string[];
  /** Ids of cases that this one is to be read with: the handled one that it comes after, or what a person linked. */
  readonly related?: readonly string[];
  /** How a clerk took the case down; absent for one of the province's. */
  readonly entry?: LocalEntry;
  /** How often its words were destroyed because they should not have been submitted. */
  readonly contained?: number;
  /** How often a person found it to be of another type. */
  readonly reclassified?: number;
  /** What happened, in order, for whoever asks about the case. */
  readonly life: readonly LifeEvent[];
}

export interface HeldCase extends Registered {
  readonly status: 'held';
  readonly heldAt: number;
  /** Why, most important first; never empty. */
  readonly findings: readonly [HeldFinding, ...HeldFinding[]];
  /** The person was asked to complete the case. */
  readonly elementsAsked?: boolean;
  /** When nobody had decided within the limit; epoch milliseconds. */
  readonly overdueAt?: number;
}

export interface AcceptedCase extends Registered {
  readonly status: 'accepted';
  readonly stage: 'accepted' | 'assigned' | 'replied';
  readonly round: number;
  readonly leadOrg?: string;
  readonly leadIsAccused?: boolean;
  /** A person wants it split; routing, who has it, is asked to let it go. */
  readonly splitting?: Splitting;
}

export interface LinkedCase extends Registered {
  readonly status: 'linked';
  readonly masterId: string;
}

/** Its parts are handled in its place; nobody handles this one. */
export interface SplitCase extends Registered {
  readonly status: 'split';
  readonly parts: readonly PartState[];
  /** The person has been given the answers of all parts together. */
  readonly replied?: boolean;
}

export interface EndedCase extends Registered {
  readonly status: 'ended';
  readonly outcome: End;
  readonly endedAt: number;
  readonly round: number;
  readonly leadOrg?: string;
  /** Of a case that was split: how each of its parts ended. */
  readonly parts?: readonly PartState[];
}

export type End = 'completed' | 'refused' | 'returned' | 'withdrawn' | 'transferred';

export interface HeldFinding {
  /** Name of the check in the pack, or of the fact that is missing. */
  readonly check: string;
  readonly reasonCode: string;
  readonly ruleId?: string;
  /** What the screening proposes to the person who decides. */
  readonly proposal: string;
  /** What in the case made the check fail, where that is a code or an id and not somebody's words. */
  readonly evidence?: string;
}

/** `unproven`: held for a person (Q43). `asked`: forwarded to routing, which decides. */
export interface Withdrawal {
  readonly status: 'unproven' | 'asked';
  readonly seq: number;
  readonly at: number;
  /** When nobody had decided about it within the limit; epoch milliseconds. */
  readonly overdueAt?: number;
}

export interface LifeEvent {
  readonly at: number;
  readonly what: string;
  readonly by?: string;
  readonly reasonCode?: string;
  readonly ruleId?: string;
  /** Of a containment: what kind of words it was. */
  readonly category?: ContainmentCategory;
  /** Of a reclassification. */
  readonly from?: CaseType | 'unknown';
  readonly to?: CaseType;
}

/** Adds to the life of a case. */
export function lived<F extends CaseFile>(file: F, entry: LifeEvent): F {
  return { ...file, life: [...file.life, entry] };
}

/** What every state keeps when the case passes into another one. */
export function registeredPart(file: CaseFile): Registered {
  const { facts, policyRef, matterId, supplements, urged, withdrawal, followers } = file;
  const { related, entry, contained, reclassified, life } = file;
  return {
    facts,
    supplements,
    urged,
    life,
    ...(policyRef === undefined ? {} : { policyRef }),
    ...(matterId === undefined ? {} : { matterId }),
    ...(withdrawal === undefined ? {} : { withdrawal }),
    ...(followers === undefined ? {} : { followers }),
    ...(related === undefined ? {} : { related }),
    ...(entry === undefined ? {} : { entry }),
    ...(contained === undefined ? {} : { contained }),
    ...(reclassified === undefined ? {} : { reclassified }),
  };
}

/** Another case of the same person and matter follows this one from now on. */
export function followedBy<F extends CaseFile>(file: F, caseId: string): F {
  return { ...file, followers: [...(file.followers ?? []).filter((id) => id !== caseId), caseId] };
}
