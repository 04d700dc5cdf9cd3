import { parseTime, type Satisfaction } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { ruleIdField } from '../case-file/announce';
import { leadOf, type CaseFile, type FeedbackRecord } from '../case-file/case-file';
import { completeCase, finishedAt, releaseReply } from '../case-file/complete-case';
import { became, refused, type Outcome, type Refused } from '../outcome';
import type { Finding } from './order';
import type { Reply } from './reply';
import { findingOf, reviewed } from './review-submission';

export interface Feedback extends Finding {
  /** When the person was told; any time form of the contract. */
  readonly at: string;
  /** The complaint room tells the person, or the unit itself with the person's consent (KY-41). */
  readonly by: 'room' | 'unit';
  readonly consentToDirectAnswer: boolean;
  readonly how?: 'in_person' | 'telephone' | 'other';
  /** Where the signature or the call note lies (KY-42). */
  readonly evidenceRef?: string;
  readonly satisfaction?: Satisfaction;
  /** Suggestions were asked for (KY-48); what was said is kept sealed. */
  readonly suggestionsAsked?: boolean;
  /** A note says what cannot be put into these fields, such as that the person would not state a satisfaction. */
  readonly hasNote?: boolean;
}

const MINUTE = 60_000;

/**
 * The complaint room has told the person the result (KY-39…44): the reply is released, and the case completed. Where
 * feedback is what counts as finished (on site, KY-35, Q72) this instant counts. The room says with it whether the
 * complaint is upheld and whose fault it is, or later by a review (Q42).
 *
 * Refused: the regulation has no such step, or the unit's reply is not there yet; a time outside of reply and now; a
 * direct answer of the unit without the person's consent (KY-41), or without the satisfaction and the signature or call
 * note that go with it (KY-42); suggestions that were not asked for (KY-48).
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
  const fault = directAnswerFault(feedback, pack) ?? suggestionsFault(feedback, pack);
  if (fault) return fault;
  if (reply === undefined) throw new Error(`${lead.orderId}: the reply to be given is not on file`);
  const { upheld, fault: unitsFault } = feedback;
  const stated = upheld !== undefined || unitsFault !== undefined;
  const finding = findingOf(feedback, lead, file, pack);
  const told = { feedback: recordOf(feedback, at), found: stated ? finding : {} };
  const counted = finishedAt(pack, file.facts, lead, Math.max(at, submittedAt));
  const ended = completeCase(file, lead, finding, counted, now, told);
  return became(ended.state, [
    ...(stated ? [reviewed(file, lead, true, finding, pack, now)] : []),
    ...releaseReply(file.facts, lead, reply, now),
    ...ended.events,
  ]);
}

/** KY-41, KY-42: with consent; signed, or noted by whoever called; with the satisfaction, or a note why there is none. */
function directAnswerFault(feedback: Feedback, pack: Pack): Refused | undefined {
  if (feedback.by !== 'unit') return undefined;
  const consent = pack.parameter('reply.direct_answer_needs_consent');
  if (consent?.value === true && !feedback.consentToDirectAnswer)
    return refused(
      'POLICY.RULE_REFUSES',
      'a direct answer needs consent',
      ruleIdField(consent.ruleId).ruleId,
    );
  const noted = pack.parameter('feedback.satisfaction_noted');
  if (noted === undefined) return undefined;
  const { ruleId } = ruleIdField(noted.ruleId);
  if (feedback.satisfaction === undefined && feedback.hasNote !== true)
    return refused(
      'ORDER.SATISFACTION_MISSING',
      'missing: satisfaction, or a note why there is none',
      ruleId,
    );
  const leavesEvidence = feedback.how === 'in_person' || feedback.how === 'telephone';
  return leavesEvidence && (feedback.evidenceRef ?? '').trim() === ''
    ? refused('ORDER.FEEDBACK_EVIDENCE_MISSING', 'missing: evidenceRef of the signature or call note', ruleId)
    : undefined;
}

/** KY-48: 并征询投诉人…的意见或建议. */
function suggestionsFault({ suggestionsAsked }: Feedback, pack: Pack): Refused | undefined {
  const asked = pack.parameter('feedback.suggestions_asked');
  return asked?.value === true && suggestionsAsked === false
    ? refused('ORDER.SUGGESTIONS_NOT_ASKED', 'ask the person first', ruleIdField(asked.ruleId).ruleId)
    : undefined;
}

function recordOf(feedback: Feedback, at: number): FeedbackRecord {
  const { by, consentToDirectAnswer, how, evidenceRef, satisfaction, suggestionsAsked } = feedback;
  return {
    at,
    by,
    ...(by === 'unit' ? { consentToDirectAnswer } : {}),
    ...(how === undefined ? {} : { how }),
    ...(evidenceRef === undefined ? {} : { evidenceRef }),
    ...(satisfaction === undefined ? {} : { satisfaction }),
    ...(suggestionsAsked === undefined ? {} : { suggestionsAsked }),
  };
}
