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
});
