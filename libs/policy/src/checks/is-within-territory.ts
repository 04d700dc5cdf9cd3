import type { Check } from './check';
import { texts } from './check';

/**
 * The matter is not plainly one of another place (LN-13).
 * params: `others` (names of neighbouring places), `own` (names of this place; one of them in the text settles it).
 */
export const isWithinTerritory: Check = (facts, params) => {
  const text = `${facts.title}\n${facts.content}`;
  const other = texts(params, 'others').find((place) => text.includes(place));
  if (other === undefined || texts(params, 'own').some((place) => text.includes(place))) return 'passes';
  return { evidence: other, certain: false };
};
