import type { Check, ScreeningFacts } from './check';
import { texts } from './check';

const ELEMENTS: Readonly<Record<string, (facts: ScreeningFacts) => string | undefined>> = {
  personName: (facts) => facts.respondent?.personName,
  windowNo: (facts) => facts.respondent?.windowNo,
  occurredAt: (facts) => facts.respondent?.occurredAt,
  matter: (facts) => facts.serviceCase?.taskName ?? facts.serviceCase?.projectNo ?? facts.title,
  reason: (facts) => facts.content,
};

/**
 * A complaint names whom, at which window, when, in which matter and why (KY-02, Q41). They concern the accused, so an
 * anonymous complaint can be complete. params: `elements`, `exemptChannels` (letters are handled as they are, KY-27),
 * `onlyTypes`.
 */
export const namesTheElements: Check = (facts, params) => {
  const onlyTypes = texts(params, 'onlyTypes');
  if (onlyTypes.length > 0 && !onlyTypes.includes(facts.caseType ?? '')) return 'passes';
  if (facts.channel && texts(params, 'exemptChannels').includes(facts.channel)) return 'passes';
  const missing = missingOf(texts(params, 'elements'), facts);
  return missing.length === 0 ? 'passes' : { evidence: missing.join(','), certain: true };
};

/** Which of the elements the case does not name, in the order of the regulation; also of a letter, which is taken without. */
export function missingOf(elements: readonly string[], facts: ScreeningFacts): string[] {
  return elements.filter((element) => !ELEMENTS[element]?.(facts)?.trim());
}
