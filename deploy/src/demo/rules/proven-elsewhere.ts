/** An enforced rule that no story can show to somebody outside, and the test that proves it. */
export interface ProvenElsewhere {
  readonly rule: string;
  /** Chinese: printed at the end of the demo. */
  readonly why: string;
  /** Path from the repository's root; the file names the rule. */
  readonly test: string;
}

/** Short on purpose: what somebody outside can see belongs into a scene. */
export const PROVEN_ELSEWHERE: readonly ProvenElsewhere[] = [];
