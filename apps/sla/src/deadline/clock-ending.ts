import type { DeadlineKind } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import type { Pause } from '@huiying/working-days';
import { endOfSupervision, pausesOfSupervision } from '../supervision/supervised-order';
import { appealEnd, appealPause, isOfAppeal } from './appealed';
import type { Attempt, CaseClocks, OrderClocks } from './case-clocks';
import { reviewOf, type Ending } from './ending';

interface About {
  readonly kind: DeadlineKind;
  readonly round: number;
}

/** Kinds that a reply ends, which of a round there is exactly one. */
const isHandling = (kind: DeadlineKind): boolean => kind === 'completion' || kind === 'redo';

/** What is known to have ended the clock. What was done counts before what happened to the order afterwards. */
export function endingOf(
  about: About,
  clocks: CaseClocks,
  order: OrderClocks,
  pack: Pack,
): Ending | undefined {
  if (about.kind === 'supervision') return endOfSupervision(about.round, clocks, order, pack);
  const appealed = isOfAppeal(about.kind) ? appealEnd(about.kind, order) : undefined;
  if (appealed) return appealed;
  const at = doneAt(about, clocks, order, pack);
  if (at !== undefined) return { how: 'done', at };
  if (order.takenBackAt !== undefined) return { how: 'taken_back', at: order.takenBackAt };
  const ended = clocks.rounds.find(({ round }) => round >= about.round);
  if (ended === undefined) return undefined;
  if (isOfAppeal(about.kind))
    return about.kind === 'appeal' ? { how: 'lapses', at: ended.completedAt } : undefined;
  return { how: about.kind === 'return' ? 'unused' : 'fallen_away', at: ended.completedAt };
}

function doneAt(
  { kind, round }: About,
  clocks: CaseClocks,
  order: OrderClocks,
  pack: Pack,
): number | undefined {
  const ended = clocks.rounds.find((each) => each.round === round && each.orderId === order.orderId);
  if (isHandling(kind)) {
    // routing has judged what counts as finished (Q6, Q72), the unit's own word of it included
    if (ended) return ended.finishedAt;
    return countsAtFeedback(clocks, order, pack) ? undefined : finished(repliesOf(order, round), pack);
  }
  switch (kind) {
    case 'first_contact':
      return contactedIn(round, order, pack);
    case 'acceptance':
      return (
        finished(order.acceptances, pack) ??
        (ended?.outcome === 'report_not_accepted' ? order.acceptances.at(-1)?.at : undefined)
      );
    case 'return':
      return order.returnRequest?.requestedAt;
    case 'feedback':
      return ended?.completedAt;
    default:
      return undefined;
  }
}

/**
 * Q24, Q50, Q62: the clock stands from a submission to its failed check; the accepted one is its end, not a pause. Q86: while a
 * complaint is under appeal its handling stands as a rectification does.
 */
export function pausesOf(
  { kind, round }: About,
  clocks: CaseClocks,
  order: OrderClocks,
  pack: Pack,
): Pause[] {
  if (kind === 'supervision') return pausesOfSupervision(round, order, pack);
  const attempts = isHandling(kind)
    ? repliesOf(order, round)
    : kind === 'acceptance'
      ? order.acceptances
      : [];
  const chargesReview =
    pack.completionEventFor(clocks.channel) === 'approved' ||
    (isHandling(kind) && countsAtFeedback(clocks, order, pack));
  const reviews = chargesReview ? [] : attempts.flatMap((attempt) => reviewOf(attempt));
  if (round !== 1 || !isHandling(kind)) return reviews;
  return [...reviews, ...returnReview(order, pack), ...appealPause(order, pack)];
}

/** Q4: a return request stops nothing, unless the pack takes the other reading. */
function returnReview({ returnRequest, takenBackAt }: OrderClocks, pack: Pack): Pause[] {
  if (!pack.clock.pauseOnReturnReview || returnRequest === undefined) return [];
  const to = returnRequest.refusedAt ?? takenBackAt;
  return [{ kind: 'return-request', from: returnRequest.requestedAt, ...(to === undefined ? {} : { to }) }];
}

/** The first call of the round; in the other reading of Q53 its first submission is as good. */
function contactedIn(round: number, order: OrderClocks, pack: Pack): number | undefined {
  const begun = order.redos.find((redo) => redo.round === round)?.deliveredAt ?? 0;
  const calls = order.contacts ?? [];
  const submissions = pack.contact.fulfilledBySubmission ? repliesOf(order, round).map(({ at }) => at) : [];
  return [...calls, ...submissions].filter((at) => at >= begun).sort((a, b) => a - b)[0];
}

/** Q6: the last accepted submission counts, or its approval in the other reading. */
function finished(attempts: readonly Attempt[], pack: Pack): number | undefined {
  const accepted = attempts.find(({ verdict }) => verdict?.passed);
  if (accepted?.verdict === undefined) return undefined;
  return pack.completionEvent === 'approved' ? accepted.verdict.at : accepted.at;
}

/** The instant from which the accepted reply is there to be given to the person (KY-40). */
export const acceptedAt = (attempts: readonly Attempt[]): number | undefined =>
  attempts.find(({ verdict }) => verdict?.passed)?.verdict?.at;

/** Q72: where the person must have been told within the limit, the unit's reply alone stops nothing. */
const countsAtFeedback = ({ channel }: CaseClocks, { role }: OrderClocks, pack: Pack): boolean =>
  role === 'lead' && pack.completionEventFor(channel) === 'feedback';

const repliesOf = ({ replies }: OrderClocks, round: number) =>
  replies.filter((reply) => reply.round === round);
