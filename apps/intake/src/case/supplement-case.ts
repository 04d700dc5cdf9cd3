import {
  CaseSupplemented,
  ReceiptCaseSupplemented,
  event,
  formatTime,
  type DataOf,
} from '@huiying/contracts';
import { lived, type AcceptedCase, type CaseFile } from './case-file';
import { about, nothingHappened, numberOf, refusedEvent, type Decision } from './decision';

/** What the person added, sealed with the case's key. */
export interface Supplement {
  readonly seq: number;
  readonly at: number;
  readonly newFacts?: boolean;
  readonly papers: Pick<DataOf<typeof CaseSupplemented>, 'sealedText' | 'attachments'>;
}

/**
 * The person adds to the case. A held case keeps it until somebody decides, an accepted one passes it on, a linked one to
 * its master, whose answer is also its own. After the end new facts need a case of their own (Q70).
 * @param passedTo who handles the case that `file` is linked to, with the supplement under their own keys
 */
export function supplementCase(
  file: CaseFile,
  supplement: Supplement,
  passedTo: readonly { readonly handler: AcceptedCase; readonly supplement: Supplement }[] = [],
): Decision {
  const { seq, at } = supplement;
  if (file.supplements.includes(seq)) return nothingHappened(file);
  if (file.status === 'ended') return { file, events: [refusedEvent(file, seq, 'CASE.ENDED')] };
  const supplemented = lived(
    { ...file, supplements: [...file.supplements, seq] },
    { at, what: 'supplemented' },
  );
  const handlers = file.status === 'accepted' ? [{ handler: file, supplement }] : passedTo;
  return {
    file: supplemented,
    events: [
      event(ReceiptCaseSupplemented, { ...about(file), data: numberOf(file) }),
      ...handlers.map((one) => passedOn(one.handler, one.supplement)),
    ],
  };
}

/** To routing, which has the case. */
export function passedOn(file: AcceptedCase, { at, newFacts, papers }: Supplement) {
  const { sealedText, attachments } = papers;
  return event(CaseSupplemented, {
    ...about(file),
    data: {
      caseId: file.facts.caseId,
      sealedText,
      attachments,
      supplementedAt: formatTime(at),
      ...(newFacts === undefined ? {} : { newFacts }),
    },
  });
}
