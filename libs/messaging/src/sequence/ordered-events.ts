/**
 * Order of the events of one thing that a foreign sender numbers from 1 (contract §2: eventSeq). The broker's order
 * says nothing: whatever the sender's partitioner does, an event counts when every lower number has been taken.
 *
 * Pure, and kept inside the document of the aggregate concerned, so it commits with the decision it allowed.
 */
export interface EventOrder {
  /** The lowest number that has not been taken; 1 at first. */
  readonly next: number;
  /** Every number that was ever heard, taken or waiting. */
  readonly heard: readonly HeardEvent[];
}

export interface HeardEvent {
  readonly seq: number;
  /** Message that brought it first. */
  readonly messageId: string;
  /** `contentHash` of what it said. */
  readonly hash: string;
  /** Message that filled the gap it waited for: the receipts of its taking have that one as their cause. */
  readonly releasedBy?: string;
}

export interface ArrivingEvent {
  readonly seq: number;
  readonly messageId: string;
  readonly hash: string;
}

export type Arrival =
  /** Its turn. `released`: waiting numbers whose turn comes with it, ascending. `stillMissing`: the next gap, if any. */
  | {
      readonly kind: 'next';
      readonly order: EventOrder;
      readonly released: readonly number[];
      readonly stillMissing?: number;
    }
  /** It must wait; `missingSeq` is the lowest number that has not come. */
  | { readonly kind: 'early'; readonly order: EventOrder; readonly missingSeq: number }
  /** Heard before with the same content: the receipts of these causes are sent again. */
  | { readonly kind: 'replay'; readonly causes: readonly string[] }
  /** Heard before with other content: MESSAGE.NUMBER_REUSED. */
  | { readonly kind: 'reused' };

export const nothingHeard: EventOrder = { next: 1, heard: [] };

/** Judges one arrival. Waiting bodies are the caller's to keep, under the number. */
export function arrive(order: EventOrder, event: ArrivingEvent): Arrival {
  const before = order.heard.find(({ seq }) => seq === event.seq);
  if (before) {
    if (before.hash !== event.hash) return { kind: 'reused' };
    return { kind: 'replay', causes: [before.messageId, ...(before.releasedBy ? [before.releasedBy] : [])] };
  }
  const heard = [...order.heard, { seq: event.seq, messageId: event.messageId, hash: event.hash }];
  if (event.seq !== order.next) {
    return { kind: 'early', order: { next: order.next, heard }, missingSeq: order.next };
  }
  const released = runAfter(event.seq, new Set(heard.map(({ seq }) => seq)));
  const taken = heard.map((entry) =>
    released.includes(entry.seq) ? { ...entry, releasedBy: event.messageId } : entry,
  );
  const next = event.seq + released.length + 1;
  const waits = heard.some(({ seq }) => seq > next);
  return { kind: 'next', order: { next, heard: taken }, released, ...(waits ? { stillMissing: next } : {}) };
}

/** True while a number above `missingSeq` waits for it. */
export function waitsFor(order: EventOrder, missingSeq: number): boolean {
  return order.next === missingSeq && order.heard.some(({ seq }) => seq > missingSeq);
}

function runAfter(seq: number, heard: ReadonlySet<number>): number[] {
  const run: number[] = [];
  for (let following = seq + 1; heard.has(following); following++) run.push(following);
  return run;
}
