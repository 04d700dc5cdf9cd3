import type { Incoming, OutgoingEvent } from '@huiying/contracts';
import type { Store } from './store';

/** Wakes the aggregate at a legal instant. Scheduling the same name again moves it; a timer is never cancelled. */
export interface TimerRequest {
  readonly store: Store<unknown>;
  readonly id: string;
  /** `<handler>` or `<handler>:<detail>`; the part before the colon chooses the @TimerHandler. */
  readonly name: string;
  /** Legal instant, epoch milliseconds. */
  readonly dueAt: number;
}

export interface DueTimer {
  readonly id: string;
  readonly name: string;
  /** The part of the name after the colon, or ''. */
  readonly detail: string;
  readonly dueAt: number;
}

/** What set this unit of work off; copied onto everything it publishes. */
export interface Cause {
  readonly id: string;
  readonly correlationId: string;
  readonly traceparent?: string;
}

/**
 * One decision's reads and writes: loaded in bulk before, written in bulk after, all in one transaction or not at all.
 * `find` of an aggregate that the consumer announced costs nothing; of another one a query.
 */
export interface UnitOfWork {
  /** The legal instant of the decision: arrival of the message, due instant of the timer, now for a command. */
  readonly now: number;
  readonly cause: Cause;
  find<S>(store: Store<S>, id: string): Promise<S | undefined>;
  save<S>(store: Store<S>, id: string, state: S): void;
  /**
   * Puts events into the outbox of the same transaction. An event's subject must have been found or saved here in a
   * store that publishes: its row carries the sequence numbers. Subjects without an aggregate (an unreadable message)
   * go through `answer`.
   */
  publish(events: readonly OutgoingEvent[]): void;
  /** Publishes without a sequence number, for what has no aggregate; `id` must be the same on every retry. */
  answer(id: string, event: OutgoingEvent): void;
  schedule(timers: readonly TimerRequest[]): void;
  /** Next value of a database sequence; numbers may be skipped, never repeated. */
  nextNumber(sequence: string): Promise<number>;
  /** Sends the receipts again that the message `causationId` caused, with their old ids (engine rule 15). */
  resendReceipts(causationId: string): void;
  /** Makes unreadable what the engine keeps of earlier messages; what this unit publishes stays (engine rule 23). */
  erase(erasure: Erasure): void;
}

/** A dead letter or queued message, sealed again without its words. */
export interface ErasedRecord {
  readonly kind: 'dead_letter' | 'queued_message';
  readonly id: string;
  readonly sealed: string;
}

export interface Erasure {
  /** Of the messages: the aggregate's id. */
  readonly subject: string;
  readonly messages: readonly ErasedMessages[];
  readonly held: readonly ErasedRecord[];
}

export interface ErasedMessages {
  readonly type: string;
  /** Members of the data that are replaced; null: nothing of it stays. */
  readonly fields: Readonly<Record<string, unknown>> | null;
  /** Also those that the broker has not yet got; else only those in the event log. */
  readonly unsent: boolean;
}

/** The reader knows nothing of the thing yet; its owner's topic may. Held until that topic has been read so far (rule 16). */
export class NotYetKnown extends Error {
  constructor(readonly topics: readonly string[]) {
    super(`not yet known; waiting for ${topics.join(', ')}`);
    this.name = 'NotYetKnown';
  }
}

/** This message can never be handled: it goes to the dead-letter store with its reason, its neighbours go on. */
export class PermanentFailure extends Error {
  constructor(
    readonly reasonCode: string,
    readonly errors: readonly { path: string; message: string }[] = [],
    /** False: the dead letter keeps where the record lay and why, and nothing of what it said (engine rule 23). */
    readonly keepsRecord = true,
  ) {
    super(`${reasonCode}: ${errors.map((e) => `${e.path} ${e.message}`).join('; ')}`);
    this.name = 'PermanentFailure';
  }
}

export interface MessageHandler<D = unknown> {
  /** `message.waited` is true when the message was held for `NotYetKnown` and its topics have now been read. */
  handle(message: Received<D>, unit: UnitOfWork): Promise<void>;
}

export type Received<D> = Incoming<D> & { readonly waited: boolean };

export interface TimerFired {
  fire(timer: DueTimer, unit: UnitOfWork): Promise<void>;
}
