import {
  concernsNobodyOutside,
  formatTime,
  type Incoming,
  type MessageContract,
  type OutgoingEvent,
} from '@huiying/contracts';
import {
  Validator,
  type Erasure,
  type Received,
  type Store,
  type TimerRequest,
  type UnitOfWork,
} from '@huiying/messaging';

/** Compiling a schema costs more than a whole story; it is done once. */
const validator = new Validator();

/** What a service has stored, published and scheduled so far; for rule tests of consumers without broker and database. */
export class MemoryService {
  private readonly docs = new Map<string, string>();
  private readonly numbers = new Map<string, number>();
  readonly published: OutgoingEvent[] = [];
  readonly answered: OutgoingEvent[] = [];
  readonly resent: string[] = [];
  readonly timers: TimerRequest[] = [];
  readonly erased: Erasure[] = [];

  /** Runs one unit; a throw leaves nothing behind, as a rolled back transaction does. */
  async unit<T>(now: number, causeId: string, work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
    const unit = new MemoryUnit(this, now, causeId);
    const result = await work(unit);
    unit.commit();
    return result;
  }

  /** The types published since the last call, without what is before `since`. */
  types(since = 0): string[] {
    return this.published.slice(since).map(({ contract }) => contract.type);
  }

  dataOf(type: string): unknown[] {
    return this.published.filter(({ contract }) => contract.type === type).map(({ data }) => data);
  }

  doc<S>(of: Store<S>, id: string): S | undefined {
    const text = this.docs.get(`${of.table} ${id}`);
    return text === undefined ? undefined : (JSON.parse(text) as S);
  }

  put(of: Store<unknown>, id: string, doc: unknown): void {
    this.docs.set(`${of.table} ${id}`, JSON.stringify(doc));
  }

  next(sequence: string): number {
    const number = (this.numbers.get(sequence) ?? 0) + 1;
    this.numbers.set(sequence, number);
    return number;
  }

  /** @throws Error when the event breaks its own contract */
  check({ contract, data }: OutgoingEvent): void {
    if (data !== null) validator.assertValid(contract, data);
  }
}

class MemoryUnit implements UnitOfWork {
  private readonly found = new Map<string, Store<unknown>>();
  private readonly changed = new Map<string, { of: Store<unknown>; id: string; doc: unknown }>();
  private readonly events: OutgoingEvent[] = [];
  private readonly answers: OutgoingEvent[] = [];
  private readonly resend: string[] = [];
  private readonly timers: TimerRequest[] = [];
  private readonly erased: Erasure[] = [];
  readonly cause;

  constructor(
    private readonly service: MemoryService,
    readonly now: number,
    causeId: string,
  ) {
    this.cause = { id: causeId, correlationId: causeId };
  }

  async find<S>(of: Store<S>, id: string): Promise<S | undefined> {
    this.found.set(`${of.table} ${id}`, of);
    const changed = this.changed.get(`${of.table} ${id}`);
    return changed ? (changed.doc as S) : this.service.doc(of, id);
  }

  save<S>(of: Store<S>, id: string, state: S): void {
    if (!this.found.has(`${of.table} ${id}`))
      throw new Error(`${of.table}: '${id}' was saved but never found`);
    this.changed.set(`${of.table} ${id}`, { of, id, doc: state });
  }

  publish(events: readonly OutgoingEvent[]): void {
    for (const each of events) {
      if (concernsNobodyOutside(each)) continue;
      this.service.check(each);
      const publisher = [...this.found].find(([key, of]) => of.publishes && key.endsWith(` ${each.subject}`));
      if (!publisher)
        throw new Error(`${each.contract.type}: '${each.subject}' was not found in a publishing store`);
      this.events.push(each);
    }
  }

  answer(_id: string, event: OutgoingEvent): void {
    this.service.check(event);
    this.answers.push(event);
  }

  schedule(timers: readonly TimerRequest[]): void {
    this.timers.push(...timers);
  }

  nextNumber(sequence: string): Promise<number> {
    return Promise.resolve(this.service.next(sequence));
  }

  resendReceipts(causationId: string): void {
    this.resend.push(causationId);
  }

  erase(erasure: Erasure): void {
    this.erased.push(erasure);
  }

  commit(): void {
    for (const { of, id, doc } of this.changed.values()) this.service.put(of, id, doc);
    this.service.published.push(...this.events);
    this.service.answered.push(...this.answers);
    this.service.resent.push(...this.resend);
    this.service.timers.push(...this.timers);
    this.service.erased.push(...this.erased);
  }
}

let messages = 0;

/** A message of the contract as a consumer gets it, arrived at `at` (epoch milliseconds). */
export function received<D>(
  contract: MessageContract,
  data: D,
  at: number,
  fields: Partial<Incoming<D>> = {},
): Received<D> {
  const id = `test-${++messages}`;
  return {
    id,
    source: '/test',
    type: contract.type,
    subject: id,
    time: formatTime(at),
    correlationId: id,
    data,
    topic: contract.topic,
    partition: 0,
    offset: BigInt(messages),
    key: null,
    appendedAt: at,
    arrivedAt: at,
    waited: false,
    ...fields,
  };
}
