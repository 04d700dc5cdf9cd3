import { parseTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { ruleIdField } from '../case-file/announce';
import { leadOf, type CaseFile } from '../case-file/case-file';
import { completeCase, finishedAt, releaseReply } from '../case-file/complete-case';
import { became, refused, type Outcome } from '../outcome';
import type { Reply } from './reply';

export interface Feedback {
  /** When the person was told; any time form of the contract. */
  readonly at: string;
  /** The complaint room tells the person, or the unit itself with the person's consent (KY-41). */
  readonly by: 'room' | 'unit';
  readonly consentToDirectAnswer: boolean;
}

const MINUTE = 60_000;

/**
 * The complaint room has told the person the result (KY-39…44): the reply is released, and the case completed. Where
 * feedback is what counts as finished (on site, KY-35, Q72) this instant counts.
 *
 * Refused: the regulation has no such step, or the unit's reply is not there yet; a time outside of reply and now; a
 * direct answer of the unit without the person's consent (KY-41).
 */
export function giveFeedback(
  file: CaseFile | undefined,
  feedback: Feedback,
  reply: Reply | undefined,
  { pack, now }: { readonly pack: Pack; readonly now: number },
): Outcome<CaseFile> {
  const lead = file && leadOf(file);
  if (!file || !lead) return refused('CASE.UNKNOWN', 'there is no such case with a lead');
  if (pack.replyRelease !== 'on_feedback' || file.status !== 'handling' || lead.status !== 'accepted') {
    return refused('ORDER.FEEDBACK_NOT_DUE', 'no reply waits to be given to the person');
  }
  const at = parseTime(feedback.at);
  const { submittedAt } = lead.submission;
  if (at === undefined || at > now || at < submittedAt - (submittedAt % MINUTE)) {
    return refused('ORDER.FEEDBACK_TIME', 'the feedback lies between the reply of the unit and now');
  }
  const consent = pack.parameter('reply.direct_answer_needs_consent');
  if (feedback.by === 'unit' && consent?.value === true && !feedback.consentToDirectAnswer) {
    return refused(
      'POLICY.RULE_REFUSES',
      'a direct answer needs consent',
      ruleIdField(consent.ruleId).ruleId,
    );
  }
  if (reply === undefined) throw new Error(`${lead.orderId}: the reply to be given is not on file`);
  const { upheld, fault } = lead.submission;
  const finding = { ...(upheld === undefined ? {} : { upheld }), ...(fault === undefined ? {} : { fault }) };
  const ended = completeCase(
    file,
    lead,
    finding,
    finishedAt(pack, file.facts, lead, Math.max(at, submittedAt)),
    now,
  );
  return became(ended.state, [...releaseReply(file.facts, lead, reply, now), ...ended.events]);
}
