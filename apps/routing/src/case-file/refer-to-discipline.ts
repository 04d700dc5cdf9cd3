import { CaseReferred, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, refused, type Outcome } from '../outcome';
import { announce, ruleIdField } from './announce';
import { leadOf, type CaseFile } from './case-file';

export interface Referral {
  /** The discipline inspection body that gets the file. */
  readonly targetOrg: string;
  readonly approvedBy: string;
}

/**
 * A complaint about integrity stays in this channel until it is verified, and then its file goes to discipline
 * inspection (KY-55, KY-57): 经查证属实的，将投诉件转请相关的纪委监察部门. The person has been told the result before, whatever
 * kind of case it is (KY-48), so the case keeps the end that it has; what is passed on is the file.
 *
 * Refused: where the regulation has no such channel; before the case has ended with a complaint that was upheld; a
 * second time.
 */
export function referToDiscipline(
  file: CaseFile,
  { targetOrg, approvedBy }: Referral,
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  const channel = pack.parameter('intake.integrity_complaints');
  const { ruleId } = ruleIdField(channel?.ruleId);
  if (channel?.value !== 'accepted_then_transferred')
    return refused('POLICY.RULE_REFUSES', 'the regulation does not investigate such complaints here', ruleId);
  if (targetOrg.trim() === '' || approvedBy.trim() === '')
    return refused('CASE.APPROVAL_MISSING', 'missing: targetOrg or approvedBy', ruleId);
  const lead = leadOf(file);
  const ended = file.status === 'completed' || file.status === 'closed';
  if (!ended || lead?.status !== 'completed' || lead.finding?.upheld !== true)
    return refused('CASE.NOT_VERIFIED', 'the complaint was not found to be true, or not yet', ruleId);
  if (file.referral !== undefined)
    return refused('CASE.WRONG_STATE', 'the file was passed to discipline inspection before');
  const referral = { target: targetOrg.trim(), referredAt: now };
  return became({ ...file, referral }, [
    announce(file.facts, CaseReferred, {
      caseId: file.facts.caseId,
      target: referral.target,
      referredAt: formatTime(now),
      by: 'reviewer',
      ...ruleIdField(ruleId),
    }),
  ]);
}
