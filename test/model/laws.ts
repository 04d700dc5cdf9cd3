import type { OutgoingEvent } from '@huiying/contracts';
import { stateOf } from '../../deploy/src/cli/reconcile/classify';
import type { Deadline } from '../../apps/sla/src/deadline/deadline';
import type { MemoryService } from '../../libs/testing/src/memory-unit';
import type { Said } from './platform-in-memory';
import type { ServiceInMemory } from './service-in-memory';
import type { ATown } from './a-town';
import { IDENTITY } from './names';

const ENDS = ['completed', 'refused', 'returned', 'transferred', 'withdrawn'] as const;

/** Receipts of a number, or of a part of its case, without prefix and version, `case.accepted`, in the order in which they were said. */
export function receiptsOf(said: readonly Said[], upstreamNo: string): readonly string[] {
  return said
    .filter(({ topic }) => topic === 'province.receipts')
    .filter(({ event }) => {
      const { upstreamCaseNo, upstreamRatingNo, part } = event.data as Record<string, unknown>;
      const number = (upstreamRatingNo ?? upstreamCaseNo) as string | undefined;
      return (part === undefined ? number : `${number}#${part as string}`) === upstreamNo;
    })
    .map(({ event }) => event.contract.type.replace(/^receipt\.|\.v1$/g, ''));
}

const isEnd = (receipt: string): boolean => ENDS.some((end) => receipt === `case.${end}`);

/** Engine rule 13: a case ends once; only a redo, told as reopened, lets it end again. */
export function secondEnds(said: readonly Said[], no: string): readonly string[] {
  let ended: string | undefined;
  const second: string[] = [];
  for (const receipt of receiptsOf(said, no)) {
    if (receipt === 'case.reopened') ended = undefined;
    if (!isEnd(receipt)) continue;
    if (ended !== undefined) second.push(`${no}: ${ended}, then ${receipt}`);
    ended = receipt;
  }
  return second;
}

/** Where a case stands for the province: its end, or how far it came. */
export function outcomeOf(said: readonly Said[], no: string): string {
  const receipts = receiptsOf(said, no);
  const since = receipts.slice(receipts.lastIndexOf('case.reopened') + 1);
  return (
    since.find((receipt) => isEnd(receipt) || receipt === 'case.duplicate') ??
    `open after ${receipts.join(', ')}`
  );
}

/** Neither an end nor an answer: what may be in the middle of a story, and not when all is done. */
const ON_ITS_WAY = ['missing', 'in progress', 'parked', 'unread'];

/**
 * Every message of the province is answered, by what `huiying -- reconcile` would say of it. Intake has on file what it
 * has taken; a second withdrawal while the first is decided is answered by the end of the case.
 */
export function unanswered({ sent, platform }: Pick<ATown, 'sent' | 'platform'>): readonly string[] {
  const { said } = platform;
  const told = said.filter(({ topic }) => topic === 'province.receipts');
  const evidence = {
    receiptsOf: new Map(sent.map(({ upstreamNo }) => [upstreamNo, receiptsOf(said, upstreamNo)])),
    answered: new Set(told.flatMap(({ causeId, correlationId }) => [causeId, correlationId])),
    deadLetters: new Map<string, string>(),
    queued: new Map<string, 'parked' | 'waiting'>(),
    readUpTo: new Map([
      ['province.cases/0', 1n],
      ['province.ratings/0', 1n],
    ]),
    onFile: new Set(sent.map(({ upstreamNo, eventSeq }) => `${upstreamNo}/${eventSeq}`)),
  };
  return sent
    .filter(({ id, type, topic, upstreamNo, eventSeq }) => {
      const record = {
        id,
        type,
        topic,
        upstreamNo,
        eventSeq,
        place: id,
        partition: 0,
        offset: 0n,
        appendedAtMs: 0,
      };
      return !evidence.answered.has(id) && ON_ITS_WAY.includes(stateOf(record, evidence, false));
    })
    .map(({ type, upstreamNo, eventSeq }) => `${type} ${upstreamNo}/${eventSeq}`);
}

/** Who complains stands on no topic that a department reads. */
export const identities = (said: readonly Said[]): readonly string[] =>
  said
    .filter(({ topic }) => topic.startsWith('dept.'))
    .flatMap(({ event, topic }) => {
      const text = JSON.stringify(event.data);
      return IDENTITY.filter((each) => text.includes(each)).map(
        (each) => `${each} on ${topic}: ${event.contract.type}`,
      );
    });

/** Engine rule 11: what a clock's end was before and is now is told, in the unit of work that moved it. */
export class DeadlineWatch {
  private readonly dueAt = new Map<string, number>();
  readonly unrecorded: string[] = [];

  /** @param clocksOf the deadlines of sla that are watched */
  constructor(private readonly clocksOf: (sla: MemoryService) => readonly Deadline[]) {}

  after(service: ServiceInMemory, events: readonly OutgoingEvent[]): void {
    if (service.name !== 'sla') return;
    const told = new Set(
      events
        .filter(({ contract }) => /^sla\.deadline\.(set|changed)\.v1$/.test(contract.type))
        .map(({ data }) => (data as { deadlineId: string }).deadlineId),
    );
    for (const { deadlineId, dueAt } of this.clocksOf(service.memory)) {
      const before = this.dueAt.get(deadlineId);
      if (before !== dueAt && !told.has(deadlineId))
        this.unrecorded.push(`${deadlineId}: ${before ?? 'none'} → ${dueAt}`);
      this.dueAt.set(deadlineId, dueAt);
    }
  }
}
