import type { CaseDuplicateLinked, CaseSplit } from '@huiying/contracts';
import { row, type CaseFact, type Fact, type Of } from './case-fact';
import { knowing } from './knowing';
import { dayOf } from './shanghai-day';

/** The same demand once more: its master is counted. */
export const linkedAsDuplicate = (fact: Fact, message: Of<typeof CaseDuplicateLinked>): CaseFact =>
  knowing(row(fact, message), {
    screening: 'duplicate',
    decidedOn: dayOf(message.data.linkedAt),
    masterCaseId: message.data.masterCaseId,
  });

/** Its parts are counted, each with its own type, unit and clocks; the original is not counted beside them (decision 0027). */
export function split(fact: Fact, message: Of<typeof CaseSplit>): CaseFact {
  const { acceptedOn: _ofItsParts, ...kept } = row(fact, message);
  return { ...kept, screening: 'split', decidedOn: dayOf(message.data.splitAt) };
}
