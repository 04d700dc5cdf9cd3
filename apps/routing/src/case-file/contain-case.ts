import {
  AssignedCaseContained,
  ToDeptOrderRedacted,
  instantOf,
  type CaseContained,
  type DataOf,
  type OutgoingEvent,
} from '@huiying/contracts';
import { announce, tell } from './announce';
import type { CaseFile } from './case-file';
import { textForUnit, type CaseText } from './case-text';

/**
 * The case's words are contained: every unit that was ever given them, also one that has the order no more, is told to
 * destroy its copies, and gets the words that stand in their place. What anybody could read of the case is withdrawn, and
 * the services that keep words about its orders are told. Order, state and clocks stay.
 */
export function containCase(
  file: CaseFile,
  text: CaseText,
  { category, containedAt }: Pick<DataOf<typeof CaseContained>, 'category' | 'containedAt'>,
): { readonly file: CaseFile; readonly events: readonly OutgoingEvent[] } {
  const { title, content } = textForUnit(text);
  const at = instantOf(containedAt);
  const { publication, facts } = file;
  const { caseId, sourceSystem, upstreamCaseNo } = facts;
  const unpublished = publication !== undefined && publication.withdrawnAt === undefined;
  const data = { category, redactedAt: containedAt, title, content };
  return {
    file: {
      ...file,
      containedAt: at,
      ...(unpublished ? { publication: { ...publication, withdrawnAt: at } } : {}),
    },
    events: [
      announce(facts, AssignedCaseContained, {
        ...{ caseId, sourceSystem, upstreamCaseNo },
        ...{ category, containedAt, unpublished },
      }),
      ...file.orders.map((order) => tell(facts, order, ToDeptOrderRedacted, data)),
    ],
  };
}
