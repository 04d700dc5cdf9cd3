import type { Check } from './check';
import { texts } from './check';

/**
 * There is something that can be investigated or answered (XX-10, LN-20).
 * params: `minCharacters` (letters, digits and Chinese characters of title and content together), `emptyPhrases`
 * (texts that say nothing when they are all there is).
 */
export const hasConcreteContent: Check = (facts, params) => {
  const substance = `${facts.title}${facts.content}`.replace(/[^\p{L}\p{N}]/gu, '');
  const saysNothing = texts(params, 'emptyPhrases').find((phrase) => remainder(substance, phrase) === '');
  if (saysNothing !== undefined) return { evidence: saysNothing, certain: true };
  const minimum = Number(params['minCharacters'] ?? 0);
  const length = [...substance].length;
  return length < minimum ? { evidence: `${length} < ${minimum}`, certain: true } : 'passes';
};

function remainder(text: string, phrase: string): string {
  return text.split(phrase).join('');
}
