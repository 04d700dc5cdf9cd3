import { CasePublished, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, refused, type Outcome } from '../outcome';
import { announce, ruleIdField } from './announce';
import { leadOf, type CaseFile } from './case-file';

/**
 * 经平台审核后回复内容对外发布 (LN-43): the question and the answer, masked, can be read by anyone. A person decides, case by
 * case. Another publication replaces the earlier one; after a redo the new answer has to be published anew.
 *
 * Refused: where replies are not published; before the case is answered and its answer has passed the check (LN-43,
 * LN-55: 未经答复前不得转载), also while a redo is going on; without the check of secrecy (LN-54).
 */
export function publishCase(
  file: CaseFile,
  { secrecyChecked }: { readonly secrecyChecked: boolean },
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  const published = pack.parameter('publication.replies');
  const { ruleId } = ruleIdField(published?.ruleId);
  if (published?.value !== 'after_review')
    return refused('POLICY.RULE_REFUSES', 'the regulation does not publish replies', ruleId);
  const lead = leadOf(file);
  const ended = file.status === 'completed' || file.status === 'closed';
  if (!ended || lead?.status !== 'completed' || lead.submission.kind !== 'reply') {
    const lock = ruleIdField(pack.parameter('publication.lock_until_answered')?.ruleId).ruleId;
    return refused('CASE.NOT_ANSWERED', 'the answer has not passed its check', lock ?? ruleId);
  }
  const secrecy = pack.parameter('publication.secrecy_check');
  if (secrecy?.value === true && !secrecyChecked)
    return refused('CASE.SECRECY_NOT_CHECKED', 'check first', ruleIdField(secrecy.ruleId).ruleId);
  return became({ ...file, publication: { round: lead.round, publishedAt: now } }, [
    announce(file.facts, CasePublished, {
      caseId: file.facts.caseId,
      caseNo: file.facts.caseNo,
      round: lead.round,
      publishedAt: formatTime(now),
      by: 'reviewer',
      ...ruleIdField(ruleId),
    }),
  ]);
}
