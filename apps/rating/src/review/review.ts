/** 服务质量、效率、态度, as the pack names them. */
export type Aspect = string;
export type Finding = 'at_fault' | 'not_at_fault' | 'not_concerned';
export type ReviewOutcome = 'upheld' | 'without_basis' | 'mistaken' | 'malicious';

/**
 * The authority's own review of a bad rating (JL-15): **open** from the moment at which the rating is recorded, before and
 * apart from any appeal, until an officer has **found** on each aspect. The rated unit and its staff may speak in it
 * (JL-17). What is said lies sealed in `review_text`; here are only the facts of it.
 */
export interface Review {
  readonly state: 'open' | 'finished';
  readonly aspects: readonly Aspect[];
  /** Epoch milliseconds, legal. */
  readonly openedAt: number;
  readonly ruleId?: string;
  readonly statements: readonly Statement[];
  readonly finished?: FinishedReview;
}

/** Evidence, an explanation or a defence. */
export interface Statement {
  readonly org: string;
  readonly by: 'department' | 'staff';
  readonly kind: 'evidence' | 'explanation' | 'defence';
  readonly documents: number;
  readonly at: number;
}

export interface FinishedReview {
  readonly mode: 'online' | 'on_site';
  readonly findings: Readonly<Record<Aspect, Finding>>;
  readonly outcome: ReviewOutcome;
  readonly at: number;
  readonly by: string;
}
