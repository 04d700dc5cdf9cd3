import type { OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { withOrder, type CaseFile } from '../case-file/case-file';
import { completeCase, finishedAt, releaseReply } from '../case-file/complete-case';
import type { LiveCase } from './held-order';
import { basicsOf, type AcceptedOrder, type Finding, type SubmittedOrder } from './order';
import type { Reply } from './reply';

interface Acceptance {
  readonly reply: Reply;
  readonly pack: Pack;
  readonly now: number;
}

/**
 * A submission is good: by its check, or at once where none is prescribed (Q77). A co-handler's share is then answered.
 * The lead's ends the case, after the reply has been given to the person if it was not before (XX-26); where the
 * complaint room gives the feedback (KY), the case waits for that.
 */
export function acceptSubmission(
  file: LiveCase,
  order: SubmittedOrder,
  finding: Finding,
  { reply, pack, now }: Acceptance,
): { readonly state: CaseFile; readonly events: readonly OutgoingEvent[] } {
  const accepted: AcceptedOrder = {
    ...basicsOf(order),
    status: 'accepted',
    submission: order.submission,
    acceptedAt: now,
  };
  const state = withOrder(file, accepted);
  if (order.role === 'co' || pack.replyRelease === 'on_feedback' || state.status !== 'handling')
    return { state, events: [] };
  const released = isReleasedAtSubmission(order, pack) ? [] : releaseReply(file.facts, accepted, reply, now);
  const ended = completeCase(state, accepted, finding, finishedAt(pack, file.facts, accepted, now), now);
  return { state: ended.state, events: [...released, ...ended.events] };
}

/** Q60: where the person gets the reply at the unit's submission, the check gates the closing only. */
export function isReleasedAtSubmission(
  { role, submission }: Pick<SubmittedOrder, 'role' | 'submission'>,
  pack: Pack,
): boolean {
  return role === 'lead' && submission.kind === 'reply' && pack.replyRelease === 'on_submission';
}
