import type { DataOf, OutgoingEvent, ReasonCode } from '@huiying/contracts';
import { ReceiptMessageRejected, event } from '@huiying/contracts';
import type { CaseFile } from './case-file';

/** What a decision says: the case as it is now, and what goes out. */
export interface Decision<F extends CaseFile = CaseFile> {
  readonly file: F;
  readonly events: readonly OutgoingEvent[];
}

/** The law, or the state of the case, does not allow what was asked; nothing has changed. */
export interface Refusal {
  readonly refused: ReasonCode;
  readonly ruleId?: string;
  readonly detail: string;
}

export const isRefusal = (outcome: object): outcome is Refusal => 'refused' in outcome;

/** Late, repeated or already true. */
export const nothingHappened = <F extends CaseFile>(file: F): Decision<F> => ({ file, events: [] });

/** The header of every event about a case. */
export function about(file: CaseFile): {
  subject: string;
  jurisdiction: string;
  policyRef: string | undefined;
} {
  return { subject: file.facts.caseId, jurisdiction: file.facts.jurisdiction, policyRef: file.policyRef };
}

/** The sender's own number, which every receipt carries; of a part of a split case also which part. */
export function numberOf(file: CaseFile): { sourceSystem: string; upstreamCaseNo: string; part?: string } {
  const { sourceSystem, upstreamCaseNo, part } = file.facts;
  return { sourceSystem, upstreamCaseNo, ...(part === undefined ? {} : { part }) };
}

/**
 * An event of the province that was read and kept its place in the order, but that the case does not allow any more. The
 * answer names the event by case and sequence number: it lies in the case's own record, not among the dead letters.
 */
export function refusedEvent(file: CaseFile, seq: number, reasonCode: ReasonCode): OutgoingEvent {
  const data: DataOf<typeof ReceiptMessageRejected> = {
    ...numberOf(file),
    reasonCode,
    errors: [{ path: '/eventSeq', message: `event ${seq} is not possible any more` }],
    deadLetterId: `${file.facts.caseId}:${seq}`,
  };
  return event(ReceiptMessageRejected, { ...about(file), data });
}

/** Rule ids of the catalogue only: a recorded question (`Q75`) is no rule of a regulation. */
export function ruleOf(id: string | undefined): { ruleId: string } | undefined {
  return id !== undefined && /^[A-Z]{2}-[0-9]{1,3}[a-z]?$/.test(id) ? { ruleId: id } : undefined;
}
