import type { CaseUrgencyMarked } from '@huiying/contracts';
import { row, type CaseFact, type Fact, type Of } from './case-fact';
import { knowing } from './knowing';

/** A person found it urgent, or no more (XX-17): beside what the sender had said. */
export const urgencyMarked = (fact: Fact, message: Of<typeof CaseUrgencyMarked>): CaseFact =>
  knowing(row(fact, message), { markedUrgency: message.data.urgency });
