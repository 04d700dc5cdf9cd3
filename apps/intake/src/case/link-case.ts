import {
  CaseDuplicateLinked,
  ReceiptCaseDuplicate,
  ReceiptCaseReplied,
  event,
  formatTime,
  type DataOf,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import type { LinkedCase, Registered } from './case-file';
import { about, numberOf, ruleOf, type Decision } from './decision';
import type { MasterCase } from './same-matter';

export type Reply = DataOf<typeof ReceiptCaseReplied>['reply'];

/** A reply that its key has opened. */
export interface OpenedReply {
  readonly round: number;
  readonly reply: Reply;
}

/**
 * The same person on the same matter while a case is open: linked to it, one reply for both (Q16, XX-10). What the open
 * case has been answered before is answered here at once.
 */
export function linkCase(
  registered: Registered,
  master: MasterCase,
  answered: OpenedReply | undefined,
  pack: Pack,
  at: number,
  by?: { readonly role: 'clerk' | 'dispatcher'; readonly person: string },
): Decision<LinkedCase> {
  const rule = ruleOf(pack.checks.find(({ use }) => use === 'isFirstOfItsMatter')?.ruleId);
  const entry = { at, what: 'linked', by: by?.person ?? 'system', reasonCode: 'INTAKE.DUPLICATE', ...rule };
  const file: LinkedCase = {
    ...registered,
    status: 'linked',
    masterId: master.caseId,
    life: [...registered.life, entry],
  };
  const link = { masterCaseId: master.caseId, masterUpstreamCaseNo: master.upstreamCaseNo };
  const data = {
    caseId: file.facts.caseId,
    ...numberOf(file),
    ...link,
    ...rule,
    decidedBy: by?.role ?? ('system' as const),
    linkedAt: formatTime(at),
  };
  return {
    file,
    events: [
      event(CaseDuplicateLinked, { ...about(file), data }),
      event(ReceiptCaseDuplicate, {
        ...about(file),
        data: { ...numberOf(file), ofCaseId: master.caseId, ofUpstreamCaseNo: master.upstreamCaseNo },
      }),
      ...(answered ? [repliedReceipt(file, answered)] : []),
    ],
  };
}

/** A linked case is told what its master was answered. */
export function repliedReceipt(file: LinkedCase, { round, reply }: OpenedReply): OutgoingEvent {
  return event(ReceiptCaseReplied, { ...about(file), data: { ...numberOf(file), round, reply } });
}
