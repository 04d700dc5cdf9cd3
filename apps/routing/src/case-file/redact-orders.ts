import { ToDeptOrderRedacted, type CaseContained, type DataOf, type OutgoingEvent } from '@huiying/contracts';
import { tell } from './announce';
import type { CaseFile } from './case-file';
import { textForUnit, type CaseText } from './case-text';

/**
 * The case's words are contained: every unit that was ever given them, also one that has the order no more, is told to
 * destroy its copies, and gets the words that stand in their place. Order, state and clocks stay.
 */
export function redactOrders(
  file: CaseFile,
  text: CaseText,
  { category, containedAt }: Pick<DataOf<typeof CaseContained>, 'category' | 'containedAt'>,
): readonly OutgoingEvent[] {
  const { title, content } = textForUnit(text);
  const data = { category, redactedAt: containedAt, title, content };
  return file.orders.map((order) => tell(file.facts, order, ToDeptOrderRedacted, data));
}
