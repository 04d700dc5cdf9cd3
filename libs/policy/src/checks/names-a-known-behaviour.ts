import type { Check } from './check';
import { texts } from './check';

/**
 * What is complained of is one of the kinds that the regulation lists (KY-04 to KY-17). A code is not demanded; one that
 * the list does not hold is a person's to read, never guessed. params: `behaviours`, the list's codes.
 */
export const namesAKnownBehaviour: Check = (facts, params) => {
  const code = facts.respondent?.behaviourCode;
  if (code === undefined || texts(params, 'behaviours').includes(code)) return 'passes';
  return { evidence: code, certain: true };
};
