import { concernsNobodyOutside, type OutgoingEvent } from '@huiying/contracts';
import type { Validator } from '../runtime/validator';
import { outboxRow } from './outgoing';
import type { MessageChanges, OutboxRow, Staging } from './staging';
import { type LoadedAggregate, type Store, ref, refKey } from './store';
import type { Cause, Erasure, TimerRequest, UnitOfWork } from './unit-of-work';

/** What a unit needs from outside: late loads, numbers, schemas, its name. */
export interface UnitSurroundings {
  readonly source: string;
  readonly validator: Validator;
  load(of: readonly { store: Store<unknown>; id: string }[], into: Staging): Promise<void>;
  nextNumber(sequence: string): Promise<number>;
}

/** The unit of work of one message, timer or command inside a chunk's staging. */
export class ChunkUnit implements UnitOfWork {
  private readonly changes: MessageChanges = {
    docs: new Map(),
    events: [],
    timers: [],
    resend: [],
    erase: [],
  };

  constructor(
    private readonly staging: Staging,
    private readonly surroundings: UnitSurroundings,
    readonly now: number,
    readonly cause: Cause,
    private readonly messageKey: string | null = null,
  ) {}

  async find<S>(of: Store<S>, id: string): Promise<S | undefined> {
    const changed = this.changes.docs.get(refKey(ref(of, id)));
    if (changed) return changed.doc as S;
    const loaded = await this.loaded(of, id);
    return (loaded.doc ?? undefined) as S | undefined;
  }

  save<S>(of: Store<S>, id: string, state: S): void {
    const loaded = this.staging.aggregate(ref(of, id));
    if (!loaded) throw new Error(`${of.table}: '${id}' was saved but never found in this unit of work`);
    this.changes.docs.set(refKey(loaded.ref), { loaded, doc: state });
  }

  publish(events: readonly OutgoingEvent[]): void {
    for (const event of events) if (!concernsNobodyOutside(event)) this.changes.events.push({ event });
  }

  answer(id: string, event: OutgoingEvent): void {
    this.changes.events.push({ event, answerId: id });
  }

  schedule(timers: readonly TimerRequest[]): void {
    this.changes.timers.push(...timers);
  }

  nextNumber(sequence: string): Promise<number> {
    return this.surroundings.nextNumber(sequence);
  }

  resendReceipts(causationId: string): void {
    this.changes.resend.push(causationId);
  }

  erase(erasure: Erasure): void {
    this.changes.erase.push(erasure);
  }

  /** Makes the handler's changes part of the chunk. Until here a throw has no effect on it. */
  merge(): void {
    const rows = this.outboxRows();
    for (const { loaded, doc } of this.changes.docs.values()) {
      loaded.doc = doc;
      loaded.dirty = true;
    }
    this.staging.outbox.push(...rows);
    for (const timer of this.changes.timers) {
      this.staging.timers.set(`${timer.store.table}\u0000${timer.id}\u0000${timer.name}`, timer);
    }
    for (const erasure of this.changes.erase) this.staging.push('erase', erasure);
    for (const cause of this.changes.resend) {
      if (this.messageKey !== null) this.staging.push('resend', { cause, key: this.messageKey });
    }
  }

  /** Numbers are taken last, so that a row that breaks its contract leaves no gap in a subject's sequence. */
  private outboxRows(): OutboxRow[] {
    const { source, validator } = this.surroundings;
    const next = new Map<LoadedAggregate, number>();
    const rows = this.changes.events.map(({ event, answerId }) => {
      const shared = { event, source, cause: this.cause, now: this.now };
      if (answerId !== undefined) return outboxRow({ ...shared, id: `${source}:${answerId}` }, validator);
      const publisher = this.staging.publisherOf(event.subject);
      if (!publisher) {
        throw new Error(
          `${event.contract.type}: subject '${event.subject}' was not found in a publishing store of this unit`,
        );
      }
      const sequence = (next.get(publisher) ?? publisher.seq) + 1;
      next.set(publisher, sequence);
      return outboxRow({ ...shared, sequence, id: `${source}:${event.subject}:${sequence}` }, validator);
    });
    for (const [publisher, sequence] of next) {
      publisher.seq = sequence;
      publisher.dirty = true;
    }
    return rows;
  }

  private async loaded(of: Store<unknown>, id: string): Promise<LoadedAggregate> {
    const present = this.staging.aggregate(ref(of, id));
    if (present) return present;
    await this.surroundings.load([{ store: of, id }], this.staging);
    const late = this.staging.aggregate(ref(of, id));
    if (!late) throw new Error(`${of.table}: not a store of this service`);
    return late;
  }
}
