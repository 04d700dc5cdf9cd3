import { CaseTransferred, ReceiptCaseTransferred, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, refused, type Outcome } from '../outcome';
import { announce, ruleIdField, upstreamIds } from './announce';
import { leadOf, onFile, type CaseFile, type TransferredCase } from './case-file';
import { takeBack } from './withdraw-case';

export interface Transfer {
  /** The authority that gets the case; it need not be in the directory. */
  readonly targetOrg: string;
  /** The leader in charge who approved it; kept sealed beside the case. */
  readonly approvedBy: string;
  /** Told to the person through the province. */
  readonly reason?: string;
}

const REASON = '反映内容与窗口工作人员无关，经阅批转相关单位阅处';

/**
 * What does not concern window staff is collated by the room, approved by the leader in charge and passed on to the
 * unit concerned (KY-37, Q82): 报中心分管领导阅批后，转相关单位. An end of its own: units that have the case are out of it,
 * the person hears where it went.
 *
 * Refused: where the regulation knows no such transfer; without the approval; once a unit has answered, because then
 * the person is owed the result (KY-48); after the end.
 */
export function transferCase(file: CaseFile, transfer: Transfer, pack: Pack, now: number): Outcome<CaseFile> {
  const allowed = pack.parameter('intake.unrelated_to_window');
  const { ruleId } = ruleIdField(allowed?.ruleId);
  if (allowed?.value !== 'approve_and_transfer')
    return refused('POLICY.RULE_REFUSES', 'the regulation knows no transfer of an accepted case', ruleId);
  if (transfer.targetOrg.trim() === '' || transfer.approvedBy.trim() === '')
    return refused('CASE.APPROVAL_MISSING', 'missing: targetOrg or approvedBy', ruleId);
  const lead = leadOf(file);
  const open = file.status === 'proposed' || file.status === 'handling';
  if (!open || (lead !== undefined && lead.status !== 'handling'))
    return refused('CASE.WRONG_STATE', 'the case has ended, or a unit has answered it');

  const { facts } = file;
  const taken = file.orders.map((order) => takeBack(facts, order, 'reassigned', now));
  const target = transfer.targetOrg.trim();
  const state: TransferredCase = {
    ...onFile(file),
    status: 'transferred',
    orders: taken.map(({ order }) => order),
    target,
    transferredAt: now,
  };
  return became(state, [
    ...taken.flatMap(({ events }) => events),
    announce(facts, CaseTransferred, {
      caseId: facts.caseId,
      target,
      transferredAt: formatTime(now),
      by: 'reviewer',
      ...ruleIdField(ruleId),
    }),
    announce(facts, ReceiptCaseTransferred, {
      ...upstreamIds(facts),
      target,
      reason: transfer.reason?.trim() || REASON,
    }),
  ]);
}
