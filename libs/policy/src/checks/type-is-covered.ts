import type { Check } from './check';

/** The sender's type code has a meaning for us; an unknown one is kept raw and never guessed. */
export const typeIsKnown: Check = (facts) =>
  facts.caseType === undefined ? { evidence: '', certain: false } : 'passes';

/** The regulation knows this type of case (Q75). */
export const typeIsCovered: Check = (facts) =>
  facts.caseType === undefined || (facts.coveredTypes ?? []).includes(facts.caseType)
    ? 'passes'
    : { evidence: facts.caseType, certain: false };
