import {
  ReceiptCaseCompleted,
  ReceiptCaseReplied,
  event,
  formatTime,
  type OutgoingEvent,
} from '@huiying/contracts';
import { lived, registeredPart, type EndedCase, type SplitCase } from './case-file';
import { about, numberOf, refusedEvent, type Decision } from './decision';
import type { ClosedClocks } from './follow-routing';
import type { OpenedReply, Reply } from './link-case';
import { isOver, type PartState } from './parts';
import { withdrawn } from './withdraw-case';

/** What has become of a part. */
export type PartNews = Partial<Omit<PartState, 'caseId' | 'part'>>;

/** What a receipt can hold. */
const LONGEST_REPLY = 60_000;

export function heardOfPart(file: SplitCase, caseId: string, news: PartNews): SplitCase {
  const parts = file.parts.map((one) => (one.caseId === caseId ? { ...one, ...news } : one));
  return { ...file, parts };
}

/** A redo has begun: the part ends anew. */
export function partReopened(file: SplitCase, caseId: string): SplitCase {
  const parts = file.parts.map((one) => {
    const { end: _former, ...open } = one;
    return one.caseId === caseId ? open : one;
  });
  return { ...file, parts };
}

/** One answer for the message that the person wrote: those of its parts, in their order. */
export function mergedReply(replies: readonly { readonly part: string; readonly reply: Reply }[]): Reply {
  const text = replies.map(({ part, reply }) => `【第${part}项】${reply.text}`).join('\n\n');
  return { text: text.length > LONGEST_REPLY ? '各项诉求的答复篇幅较长，已逐项分别送达。' : text };
}

/** The person hears of all demands together, once. */
export function repliedTogether(
  file: SplitCase,
  { round, reply }: OpenedReply,
  at: number,
): Decision<SplitCase> {
  return {
    file: lived({ ...file, replied: true }, { at, what: 'replied' }),
    events: [event(ReceiptCaseReplied, { ...about(file), data: { ...numberOf(file), round, reply } })],
  };
}

/**
 * The original ends when every part has (件件有落实, XX-15). Withdrawn by its person in all parts it is withdrawn; otherwise it is completed, on
 * time if every completed part was, and its outcome is `linked`: what was found of each demand stands in the receipts of
 * the parts.
 */
export function endWithParts(file: SplitCase, at: number): Decision<EndedCase> | undefined {
  const { parts } = file;
  if (!parts.every(isOver)) return undefined;
  if (parts.every(({ end }) => end === 'withdrawn')) return withParts(withdrawn(file, at, false), parts);
  const { withdrawal, ...kept } = registeredPart(file);
  const ended: EndedCase = {
    ...kept,
    ...{ status: 'ended', outcome: 'completed', endedAt: at, round: 1, parts },
    life: [...file.life, { at, what: 'completed_with_parts' }],
  };
  const closed = closedTogether(parts, at);
  const data = { ...numberOf(file), outcome: 'linked' as const, ...closed };
  const receipt = event(ReceiptCaseCompleted, { ...about(file), data });
  const tooLate = withdrawal ? [refusedEvent(ended, withdrawal.seq, 'CASE.ENDED')] : [];
  return { file: ended, events: [...tooLate, receipt] };
}

/** Nobody's part completed: what was not taken or went elsewhere is finished with the last of them, and nothing was late. */
export function closedTogether(parts: readonly PartState[], at: number): ClosedClocks {
  const closed = parts.flatMap((one) => (one.end === 'completed' && one.closed ? [one.closed] : []));
  const latest = (instants: readonly string[]): string =>
    [...instants].sort((a, b) => Date.parse(b) - Date.parse(a))[0] ?? formatTime(at);
  return {
    round: 1,
    finishedAt: latest(closed.map(({ finishedAt }) => finishedAt)),
    completedAt: latest(closed.map(({ completedAt }) => completedAt)),
    onTime: closed.every(({ onTime }) => onTime),
  };
}

const withParts = (
  { file, events }: Decision<EndedCase>,
  parts: readonly PartState[],
): { file: EndedCase; events: readonly OutgoingEvent[] } => ({ file: { ...file, parts }, events });
