import type { OutgoingEvent } from '@huiying/contracts';
import type { AggregateRef, LoadedAggregate } from './store';
import { refKey } from './store';
import type { Erasure, TimerRequest } from './unit-of-work';

/** A row for the outbox; see the table's comment for `phase`. */
export interface OutboxRow {
  readonly phase: number;
  readonly topic: string;
  readonly key: string | null;
  readonly subject: string;
  readonly headers: string;
  readonly value: string | null;
  readonly retained: boolean;
  readonly startsClock: string | null;
}

/** What commit_rare takes; the field names are its JSON keys. */
export interface RareWrites {
  unqueue?: string[];
  unblock?: { aggregate: string; topic: string }[];
  block?: BlockRow[];
  queue?: {
    aggregate: string;
    topic: string;
    partition: number;
    offset: string;
    timestampMs: number;
    sealed: string;
  }[];
  deadLetters?: DeadLetterRow[];
  /** Parked messages that have now been handled. */
  replayed?: string[];
  /** A dead letter that was handed back: done, or open again with why. It must still be in state 'replaying'. */
  letter?: { id: string; state: 'replayed' | 'open'; errors?: DeadLetterRow['errors'] }[];
  idempotency?: { principal: string; key: string; requestHash: string; status: number; answer: unknown }[];
  resend?: { cause: string; key: string }[];
  /** Done before the unit's own messages are queued. */
  erase?: Erasure[];
}

export interface BlockRow {
  readonly aggregate: string;
  /** '*' = parked: messages of every topic wait. */
  readonly topic: string;
  readonly kind: 'parked' | 'waiting' | 'replaying';
  readonly waitFor: unknown;
  readonly reason: string;
}

export interface DeadLetterRow {
  id: string;
  reasonCode: string;
  errors: readonly { path: string; message: string }[];
  topic: string;
  partition: number;
  offset: string;
  timestampMs: number;
  aggregate: string | null;
  sender: string | null;
  at: string;
  sealed: string;
}

export interface ForeignRow {
  readonly sender: string;
  readonly idHash: Buffer;
  readonly contentHash: Buffer;
  readonly messageId: string;
  readonly aggregateId: string;
}

/** All that one transaction will write. Later writes of a key replace earlier ones: ON CONFLICT touches a row once. */
export class Staging {
  readonly aggregates = new Map<string, LoadedAggregate>();
  private readonly publishers = new Map<string, LoadedAggregate>();
  readonly outbox: OutboxRow[] = [];
  readonly timers = new Map<string, TimerRequest>();
  readonly foreign = new Map<string, ForeignRow>();
  private readonly blocks = new Map<string, BlockRow>();
  private readonly rare: RareWrites = {};
  /** How many messages became what, if this is committed. */
  readonly outcomes = new Map<string, number>();

  became(outcome: string): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  aggregate(of: AggregateRef): LoadedAggregate | undefined {
    return this.aggregates.get(refKey(of));
  }

  add(loaded: LoadedAggregate): void {
    this.aggregates.set(refKey(loaded.ref), loaded);
    if (loaded.ref.store.publishes) this.publishers.set(loaded.ref.id, loaded);
  }

  /** The aggregate whose row numbers the events of `subject`. */
  publisherOf(subject: string): LoadedAggregate | undefined {
    return this.publishers.get(subject);
  }

  push<K extends Exclude<keyof RareWrites, 'block'>>(kind: K, row: NonNullable<RareWrites[K]>[number]): void {
    const rows = (this.rare[kind] ??= [] as never) as unknown[];
    rows.push(row);
  }

  block(row: BlockRow): void {
    this.blocks.set(`${row.aggregate}\u0000${row.topic}`, row);
  }

  blockOf(aggregate: string, topic: string): BlockRow | undefined {
    return this.blocks.get(`${aggregate}\u0000${topic}`);
  }

  get hasBlocks(): boolean {
    return this.blocks.size > 0;
  }

  dueInstants(): number[] {
    return this.timers.size === 0 ? [] : [...this.timers.values()].map((timer) => timer.dueAt);
  }

  /** What commit_rare takes; undefined when there is nothing. */
  rareWrites(): RareWrites | undefined {
    const block = this.hasBlocks ? { block: [...this.blocks.values()] } : {};
    const all: RareWrites = { ...this.rare, ...block };
    return Object.keys(all).length > 0 ? all : undefined;
  }
}

/** One message's changes, kept apart until its handler has returned: a throw leaves no trace of it in the chunk. */
export interface MessageChanges {
  readonly docs: Map<string, { loaded: LoadedAggregate; doc: unknown }>;
  readonly events: { event: OutgoingEvent; answerId?: string }[];
  readonly timers: TimerRequest[];
  readonly resend: string[];
  readonly erase: Erasure[];
}
