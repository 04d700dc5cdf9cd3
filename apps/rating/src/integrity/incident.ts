/**
 * Something that somebody has to answer for: a rating that was forced or hindered, fraud, a leak, a rectification that is not
 * made (JL-06, HA-36). A person records it, from a signal or from his own knowledge, a person decides it, and a person refers it.
 * Nothing here follows by itself. Who is named and what is said lies sealed in `integrity_text`.
 */
export interface Incident {
  readonly incidentId: string;
  readonly jurisdiction: string;
  readonly kind: IncidentKind;
  readonly source: 'signal' | 'own_knowledge' | 'report';
  readonly org?: string;
  readonly windowNo?: string;
  readonly ratingIds: readonly string[];
  readonly caseIds: readonly string[];
  readonly ruleId?: string;
  readonly recordedAt: number;
  readonly recordedBy: string;
  readonly state: 'open' | 'founded' | 'unfounded';
  readonly decision?: IncidentDecision;
  /** Handed to another authority: from then on its words are out of the ordinary view (JL-11). */
  readonly referral?: Referral;
}

export const INCIDENT_KINDS = [
  'coercion',
  'interference',
  'fraud',
  'leak',
  'failure_to_rectify',
  'poor_result',
  'harm_done',
  'repeated_bad',
  'obstruction',
  'retaliation',
  'malicious_rating',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const MEASURES = [
  'rectify_again',
  'named_publicly',
  'replace_window_person',
  'held_to_account',
  'credit_record',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface IncidentDecision {
  readonly founded: boolean;
  readonly measures: readonly { readonly measure: Measure; readonly ruleId?: string }[];
  readonly at: number;
  readonly by: string;
  /** Who enters a person in a record confirms to have weighed that person's privacy (HA-22). */
  readonly privacyConfirmed?: true;
}

export const REFERRAL_TARGETS = ['discipline_inspection', 'public_security', 'other_authority'] as const;

export interface Referral {
  readonly target: (typeof REFERRAL_TARGETS)[number];
  /** Number of the paper that carries it. */
  readonly reference: string;
  readonly at: number;
  readonly by: string;
  readonly ruleId?: string;
}

/** One kind of incident as the regulation knows it. */
export interface KnownIncident {
  readonly kind: IncidentKind;
  readonly ruleId?: string;
}

/** One measure that a person may take, and for which kinds. */
export interface KnownMeasure {
  readonly measure: Measure;
  readonly ruleId?: string;
  readonly kinds: readonly IncidentKind[];
}
