import type { RecordedRating } from '../rating/rating-file';

/** 立行立改, 限期整改, 解释说明; 台账 is no end of it and stands apart (HA-24). */
export type Disposition = 'immediate' | 'by_deadline' | 'explained';

/**
 * What one organisation does about its share of a bad rating: it may declare it complex, enter it in the ledger once with
 * a limit of its own, and submits what was done until the authority **accepts** it. Then the person is asked again. The
 * rating itself is never changed by any of this (HA-28). Texts lie sealed in `rectification_text`.
 */
export interface Rectification {
  readonly ratingId: string;
  readonly org: string;
  readonly jurisdiction: string;
  readonly state: 'owed' | 'under_review' | 'accepted' | 'satisfied' | 'unsatisfied';
  readonly complexity?: 'ordinary' | 'complex';
  readonly ledger?: { readonly limit: string; readonly enteredAt: number };
  readonly attempts: readonly RectificationAttempt[];
  readonly followUps: readonly FollowUp[];
  /** Every real-name bad rating is to be followed up (HA-26). */
  readonly realName?: boolean;
  /** Who was told that the person is still not satisfied, and who has taken note (HA-29). */
  readonly escalation?: Escalation;
  readonly told?: Told;
  /** What the supervisor found, oldest first (HA-27). */
  readonly checks?: readonly Check[];
}

/** 管委会、审改办、效能办. */
export const TOLD_BODIES = ['committee', 'approval_reform_office', 'efficiency_office'] as const;
export type ToldBody = (typeof TOLD_BODIES)[number];

export interface Escalation {
  readonly at: number;
  readonly ruleId?: string;
  readonly bodies: readonly { readonly body: ToldBody; readonly seenAt?: number; readonly by?: string }[];
}

export interface Check {
  readonly finding: 'in_order' | 'wanting';
  readonly at: number;
  readonly by: string;
}

/** When and how the person was told what was done (JL-09, Q72); `by_unit`: in its own submission. */
export interface Told {
  readonly at: number;
  readonly how: 'in_person' | 'by_telephone' | 'in_writing' | 'online' | 'by_unit';
  readonly by: string;
}

export interface RectificationAttempt {
  readonly disposition: Disposition;
  readonly submittedAt: number;
  /** Absent while it waits; without `by` the regulation asks for no review. */
  readonly review?: { readonly accepted: boolean; readonly at: number; readonly by?: string };
}

export interface FollowUp {
  readonly outcome: 'satisfied' | 'unsatisfied' | 'unreachable';
  readonly at: number;
  readonly by: 'department' | 'authority';
}

export const rectificationIdOf = (ratingId: string, org: string): string => `${ratingId}.${org}`;

/** Nothing has been done yet. */
export const owedBy = (file: RecordedRating, org: string): Rectification => ({
  ...{ ratingId: file.facts.ratingId, org, jurisdiction: file.facts.jurisdiction, state: 'owed' },
  attempts: [],
  followUps: [],
  ...(file.facts.realName ? { realName: true } : {}),
});
