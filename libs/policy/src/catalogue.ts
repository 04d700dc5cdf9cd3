/** Who decides that a rule was kept. */
export type Decides = 'system' | 'person' | 'both' | 'nobody';

/**
 * enforced: the program does or refuses it. recorded: a person does it, the program keeps who, when and why.
 * reported: it shows in a figure. declared: it states a purpose, a name or a date and asks nothing of a program.
 * outside: somebody does it elsewhere; `reason` says why.
 */
export type RuleKind = 'enforced' | 'recorded' | 'reported' | 'declared' | 'outside';

/** A rule as `rules.yaml` lists it; in our own words, since the regulation's text is never copied. */
export interface CatalogueEntry {
  readonly article: string;
  readonly zh: string;
  readonly en: string;
  readonly decides: Decides;
  readonly kind: RuleKind;
  /** Implemented by a later piece of work; exempt from place and tests until then, and never counted as done. */
  readonly open?: true;
  /** `parameter:<key>`, or a path from the repository's root, optionally `#<word that stands in the file>`. */
  readonly place?: readonly string[];
  /** Spec files that mention the rule's id. */
  readonly tests?: readonly string[];
  readonly reason?: string;
}

export interface RuleStatement extends CatalogueEntry {
  readonly id: string;
}
