import type { Check } from './check';

/** The regulation knows this type of case (Q75); an unknown code of the sender is never guessed. */
export const typeIsCovered: Check = (facts) =>
  facts.caseType !== undefined && (facts.coveredTypes ?? []).includes(facts.caseType)
    ? 'passes'
    : { evidence: facts.caseType ?? '', certain: false };
