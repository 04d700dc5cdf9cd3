import type { Satisfaction } from '@huiying/policy';

/** The ways to follow up that XX article 6 (3) knows. */
export const followUpMethods = ['spot_check', 'file_review', 'site_visit', 'telephone'] as const;
export type FollowUpMethod = (typeof followUpMethods)[number];

/** reached: the person answered; reviewed: the file or the place was looked at without the person. */
export const visitOutcomes = ['reached', 'unreachable', 'declined', 'reviewed'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** A draw that anybody can repeat: the same seed over the same cases gives the same ones. */
export interface FollowUpSample {
  readonly sampleId: string;
  readonly jurisdiction: string;
  readonly period: string;
  readonly org?: string;
  readonly seed: string;
  /** How many were asked for; fewer were drawn where there were not as many. */
  readonly size: number;
  readonly method: FollowUpMethod;
  /** The rule of the draw: cases in the order of SHA-256(seed, case), the first `size` of them. */
  readonly drawing: 'sha256_order';
  /** Completed in the period, not followed up before. */
  readonly population: number;
  /** SHA-256 of the sorted ids of the population. */
  readonly populationDigest: string;
  readonly caseIds: readonly string[];
  readonly drawnAt: string;
  readonly drawnBy: string;
}

/** One case to be followed up. No text and no name: what the person said is put into these words. */
export interface FollowUp {
  readonly followUpId: string;
  readonly sampleId: string;
  readonly caseId: string;
  readonly caseNo?: string;
  readonly jurisdiction: string;
  readonly org?: string;
  readonly method: FollowUpMethod;
  readonly state: 'to_visit' | 'visited';
  readonly sampledAt: string;
  readonly sampledOn: string;
  /** Visits at which the person was not reached. */
  readonly attempts: number;
  readonly outcome?: VisitOutcome;
  readonly satisfaction?: Satisfaction;
  readonly solved?: boolean;
  readonly visitedAt?: string;
  readonly visitedOn?: string;
  readonly visitedBy?: string;
}

/** A case is followed up once. */
export const followUpIdOf = (caseId: string): string => `f-${caseId}`;

export interface FollowUpRefused {
  readonly reasonCode: string;
  readonly ruleId?: string;
}
