import type { Inbound } from './inbound';

/** Where a message of the province is, or how it ended. */
export const STATES = [
  'completed',
  'refused',
  'returned',
  'transferred',
  'withdrawn',
  'duplicate',
  'recorded',
  'answered',
  'replayed',
  'rejected',
  'parked',
  'held',
  'waiting',
  'in progress',
  'unread',
  'missing',
] as const;
export type State = (typeof STATES)[number];

/** What is known besides the province's own record. */
export interface Evidence {
  /** Types of the receipts of each upstream number, `case.accepted`, of a part `1/2 case.accepted`, in the order of the topic. */
  readonly receiptsOf: ReadonlyMap<string, readonly string[]>;
  /** Ids of the messages that receipts name as their cause. */
  readonly answered: ReadonlySet<string>;
  /** Records in a dead-letter store: place → its state. */
  readonly deadLetters: ReadonlyMap<string, string>;
  /** Records that queue behind a parked or waiting message: place → why. */
  readonly queued: ReadonlyMap<string, 'parked' | 'waiting'>;
  /** First offset that has not been read: `topic/partition` → offset. */
  readonly readUpTo: ReadonlyMap<string, bigint>;
  /** `number/seq` that intake or rating has on file although no receipt names the message. */
  readonly onFile: ReadonlySet<string>;
}

const ENDS: readonly (readonly [receipt: string, state: State])[] = [
  ['case.completed', 'completed'],
  ['case.refused', 'refused'],
  ['case.returned', 'returned'],
  ['case.transferred', 'transferred'],
  ['case.withdrawn', 'withdrawn'],
  ['case.duplicate', 'duplicate'],
];

const PART = /^[0-9]+\/[0-9]+ /;

/**
 * The state of one record. The order of the questions matters: where the record itself lies (unread, parked, in the
 * dead-letter store) counts before what is known of its number, because a number can be used by several records.
 * `heardBefore`: an earlier record brought the same number and sequence.
 */
export function stateOf(message: Inbound, evidence: Evidence, heardBefore: boolean): State {
  const read = evidence.readUpTo.get(`${message.topic}/${message.partition}`);
  if (read === undefined || message.offset >= read) return 'unread';
  const queued = evidence.queued.get(message.place);
  if (queued !== undefined) return queued;
  const letter = evidence.deadLetters.get(message.place);
  if (letter !== undefined && letter !== 'replayed') return 'rejected';
  if (heardBefore) return 'replayed';
  const { id, upstreamNo, eventSeq, type } = message;
  const key = `${upstreamNo}/${eventSeq}`;
  const known = (id !== undefined && evidence.answered.has(id)) || evidence.onFile.has(key);
  if (!known) return 'missing';
  const receipts = evidence.receiptsOf.get(upstreamNo ?? '') ?? [];
  if (type === 'province.case.created.v1') return stateOfCase(receipts);
  if (type?.startsWith('province.rating.')) return stateOfRating(receipts);
  return stateOfFollowUp(type, receipts);
}

/**
 * The last of what can end or reopen a case counts: a redo opens it again. A split case is one message of the province: it
 * has ended when the original has and no part is open once more.
 */
function stateOfCase(told: readonly string[]): State {
  const ofParts = told.filter((receipt) => PART.test(receipt));
  const receipts = told.filter((receipt) => !PART.test(receipt));
  if (isReopened(ofParts)) return 'in progress';
  for (const receipt of [...receipts].reverse()) {
    if (receipt === 'case.reopened') return 'in progress';
    const end = ENDS.find(([name]) => name === receipt);
    if (end) return end[1];
    if (receipt === 'case.accepted') return 'in progress';
    if (receipt === 'case.held') return ofParts.length > 0 ? 'in progress' : 'held';
  }
  return receipts.includes('message.waiting') && !receipts.includes('case.registered')
    ? 'waiting'
    : 'in progress';
}

/** `1/2 case.reopened` of a part that has not been completed again. */
function isReopened(ofParts: readonly string[]): boolean {
  const open = new Set<string>();
  for (const [part = '', receipt] of ofParts.map((each) => each.split(' '))) {
    if (receipt === 'case.reopened') open.add(part);
    if (receipt === 'case.completed') open.delete(part);
  }
  return open.size > 0;
}

function stateOfRating(receipts: readonly string[]): State {
  for (const receipt of [...receipts].reverse()) {
    if (receipt === 'rating.withdrawn') return 'withdrawn';
    if (receipt === 'rating.duplicate') return 'duplicate';
    if (receipt === 'rating.held') return 'held';
    if (receipt.startsWith('rating.') && receipt !== 'rating.waiting') return 'recorded';
    if (receipt === 'rating.waiting' || receipt === 'message.waiting') return 'waiting';
  }
  return 'in progress';
}

/** A supplement, an urge or a withdrawal: taken when its own receipt is there, refused when it came too late. */
function stateOfFollowUp(type: string | undefined, receipts: readonly string[]): State {
  const own = type?.replace(/^province\.|\.v1$/g, '');
  if (own !== undefined && receipts.includes(own)) return own === 'case.withdrawn' ? 'withdrawn' : 'answered';
  if (receipts.includes('message.rejected')) return 'rejected';
  return receipts.includes('message.waiting') && !receipts.includes('case.registered')
    ? 'waiting'
    : 'in progress';
}
