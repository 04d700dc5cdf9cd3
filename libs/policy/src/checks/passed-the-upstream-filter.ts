import type { Check } from './check';

/** The province's filter let the case pass (XX-13); one that says it did not is returned upstream by a person. */
export const passedTheUpstreamFilter: Check = (facts) =>
  facts.filterPassed === false ? { evidence: 'filterPassed=false', certain: false } : 'passes';
