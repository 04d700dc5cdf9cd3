import type { Check } from './check';
import { texts } from './check';

/**
 * The text uses none of the words that stand for an excluded matter (XX 第五条, LN 第八条).
 * params: `phrases` (any of them is a finding), `unless` (signs that the words are used about something else, so that
 * the finding is uncertain), `onlyTypes` (types of case for which the check is made; empty: all).
 */
export const mentionsNone: Check = (facts, params) => {
  const onlyTypes = texts(params, 'onlyTypes');
  if (onlyTypes.length > 0 && !onlyTypes.includes(facts.caseType ?? '')) return 'passes';
  const text = `${facts.title}\n${facts.content}`;
  const found = texts(params, 'phrases').find((phrase) => text.includes(phrase));
  if (found === undefined) return 'passes';
  return { evidence: found, certain: !texts(params, 'unless').some((phrase) => text.includes(phrase)) };
};
