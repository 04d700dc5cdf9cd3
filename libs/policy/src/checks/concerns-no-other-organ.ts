import type { Check } from './check';
import { texts } from './check';

/**
 * Neither the accused nor the text is an organ outside the government: Party, congress, CPPCC, court, procuratorate,
 * army, armed police (LN-15). params: `organs` (names of such organs), `unless` (names that merely contain them).
 */
export const concernsNoOtherOrgan: Check = (facts, params) => {
  const accused = facts.respondent?.orgName ?? '';
  const text = strip(`${accused}\n${facts.title}\n${facts.content}`, texts(params, 'unless'));
  const organ = texts(params, 'organs').find((name) => text.includes(name));
  if (organ === undefined) return 'passes';
  return { evidence: organ, certain: accused.includes(organ) };
};

function strip(text: string, harmless: readonly string[]): string {
  return harmless.reduce((rest, phrase) => rest.split(phrase).join(''), text);
}
