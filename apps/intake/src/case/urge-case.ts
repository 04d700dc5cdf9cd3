import { CaseUrged, ReceiptCaseUrged, event, formatTime } from '@huiying/contracts';
import { lived, type AcceptedCase, type CaseFile } from './case-file';
import { about, numberOf, type Decision } from './decision';

/**
 * The person urges. No deadline changes by it; whoever has the case hears of it, and it is answered even after the end
 * (Q70).
 * @param master the open case that `file` is linked to
 */
export function urgeCase(file: CaseFile, at: number, master?: AcceptedCase): Decision {
  const urged = lived({ ...file, urged: file.urged + 1 }, { at, what: 'urged' });
  const handledBy = file.status === 'accepted' ? urged : master;
  const data = { urgedAt: formatTime(at), times: urged.urged };
  return {
    file: urged,
    events: [
      event(ReceiptCaseUrged, { ...about(file), data: numberOf(file) }),
      ...(handledBy
        ? [event(CaseUrged, { ...about(handledBy), data: { caseId: handledBy.facts.caseId, ...data } })]
        : []),
    ],
  };
}
