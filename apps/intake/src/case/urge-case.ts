import { CaseUrged, ReceiptCaseUrged, event, formatTime } from '@huiying/contracts';
import { lived, type AcceptedCase, type CaseFile } from './case-file';
import { about, numberOf, type Decision } from './decision';

/**
 * The person urges. No deadline changes by it; whoever has the case hears of it, and it is answered even after the end
 * (Q70).
 * @param masters who handles the case that `file` is linked to
 */
export function urgeCase(file: CaseFile, at: number, masters: readonly AcceptedCase[] = []): Decision {
  const urged = lived({ ...file, urged: file.urged + 1 }, { at, what: 'urged' });
  const handlers = urged.status === 'accepted' ? [urged] : masters;
  const data = { urgedAt: formatTime(at), times: urged.urged };
  return {
    file: urged,
    events: [
      event(ReceiptCaseUrged, { ...about(file), data: numberOf(file) }),
      ...handlers.map((handler) =>
        event(CaseUrged, { ...about(handler), data: { caseId: handler.facts.caseId, ...data } }),
      ),
    ],
  };
}
