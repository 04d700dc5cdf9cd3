import type { Check } from './check';

/** No open case of the same person on the same matter (Q16, XX-10): a second one is linked, with one reply. */
export const isFirstOfItsMatter: Check = (facts) =>
  facts.duplicateOf === undefined ? 'passes' : { evidence: facts.duplicateOf, certain: true };

/** A matter that was handled and closed comes back only with new facts or reasons (LN-21, Q16). */
export const bringsNewFacts: Check = (facts) =>
  facts.priorClosed === undefined || facts.newFacts === true
    ? 'passes'
    : { evidence: facts.priorClosed, certain: false };
