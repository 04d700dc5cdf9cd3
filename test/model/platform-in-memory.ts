import {
  OrganisationChanged,
  formatTime,
  type MessageContract,
  type OutgoingEvent,
} from '@huiying/contracts';
import { HeldRecords, NotYetKnown, type DeliveryEvent, type Received } from '@huiying/messaging';
import { GAP_ALARM_AFTER_MS as intakeGap } from '../../apps/intake/src/consumers/province-events';
import { BlindIndex } from '../../apps/intake/src/persistence/blind-index';
import { LikenessIndex } from '../../apps/intake/src/persistence/likeness-index';
import { GAP_ALARM_AFTER_MS as ratingGap } from '../../apps/rating/src/consumers/province-events';
import { BlindIndex as RatersIndex } from '../../apps/rating/src/persistence/blind-index';
import { delivered as noticeDelivered } from '../../apps/rating/src/rating.messages';
import { organisations } from '../../apps/routing/src/persistence/stores';
import { delivered as orderDelivered } from '../../apps/routing/src/routing.messages';
import { delivered as supervisionDelivered } from '../../apps/sla/src/sla.messages';
import { ServiceInMemory, type ModelClock, type ServiceName } from './service-in-memory';

/** An event as it stands on its topic. */
export interface Said {
  readonly by: ServiceName;
  readonly event: OutgoingEvent;
  readonly topic: string;
  readonly at: number;
  /** Id of the message, timer or command that made a service say it, and of the one that began it all. */
  readonly causeId: string;
  readonly correlationId: string;
}

interface Queued {
  readonly message: Received<unknown>;
  waited: boolean;
}

interface Timer {
  readonly service: ServiceInMemory;
  readonly id: string;
  readonly name: string;
  readonly dueAt: number;
}

/** Told after each unit of work, with what it published. */
export type Watch = (service: ServiceInMemory, events: readonly OutgoingEvent[]) => void;

const DATA_KEY = Buffer.alloc(32, 7);
const GAP_MS = 600_000;
const DELIVERED: Readonly<Partial<Record<ServiceName, DeliveryEvent>>> = {
  routing: orderDelivered,
  sla: supervisionDelivered,
  rating: noticeDelivered,
};

/**
 * The services that decide, all four or those that a story needs, a log between them and the relay's word on deliveries. Records of one topic and key
 * stay in their order; which reader goes on with which of them is chosen from outside: as in life, anybody may lag.
 */
export class PlatformInMemory {
  readonly said: Said[] = [];
  private readonly queues = new Map<string, Queued[]>();
  private readonly numbers = new Map<string, number>();
  private readonly seen = new Map<ServiceName, { published: number; answered: number; timers: number }>();
  private readonly timers = new Map<string, Timer>();
  private readonly correlations = new Map<string, string>();
  private offset = 0n;

  private constructor(
    readonly clock: ModelClock,
    readonly services: Map<ServiceName, ServiceInMemory>,
    private readonly watch: Watch,
  ) {}

  static async start(
    now: number,
    directory: readonly { readonly org: string }[],
    watch: Watch,
    names: readonly ServiceName[] = ['intake', 'routing', 'sla', 'rating'],
  ): Promise<PlatformInMemory> {
    const clock = { now };
    const services = new Map<ServiceName, ServiceInMemory>();
    const platform = new PlatformInMemory(clock, services, watch);
    const tokens = new Map<unknown, unknown>([
      [intakeGap, GAP_MS],
      [ratingGap, GAP_MS],
      [BlindIndex, new BlindIndex(DATA_KEY)],
      [LikenessIndex, new LikenessIndex(DATA_KEY)],
      [RatersIndex, new RatersIndex(DATA_KEY)],
      [HeldRecords, { of: () => Promise.resolve([]) }],
    ]);
    for (const name of names)
      services.set(
        name,
        await ServiceInMemory.start(
          name,
          clock,
          (service, causeId) => platform.collect(service, causeId),
          tokens,
        ),
      );
    const routing = services.get('routing');
    if (routing) routing.directory = directory;
    for (const entry of directory) {
      routing?.memory.put(organisations, entry.org, entry);
      platform.append(
        OrganisationChanged,
        entry.org,
        { ...entry, duties: [] },
        { source: '/huiying/routing' },
      );
    }
    return platform;
  }

  service(name: ServiceName): ServiceInMemory {
    const found = this.services.get(name);
    if (!found) throw new Error(`${name} has not been started`);
    return found;
  }

  /** Puts a record on its topic, for all who read it. @returns its id */
  append(
    contract: MessageContract,
    key: string,
    data: unknown,
    fields: Partial<Received<unknown>> & { readonly topic?: string } = {},
  ): string {
    this.offset += 1n;
    const topic = fields.topic ?? contract.topic;
    const id = fields.id ?? `m-${this.offset}`;
    const message: Received<unknown> = {
      ...{ id, source: '/test', type: contract.type, subject: key, correlationId: id, data, topic, key },
      ...{ time: formatTime(this.clock.now), partition: 0, offset: this.offset, waited: false },
      ...{ appendedAt: this.clock.now, arrivedAt: this.clock.now },
      ...fields,
    };
    this.correlations.set(id, message.correlationId);
    for (const service of this.services.values())
      if (service.consumes(contract.type)) {
        const queue = `${service.name} ${topic} ${key}`;
        this.queues.set(queue, [...(this.queues.get(queue) ?? []), { message, waited: false }]);
      }
    return id;
  }

  /** One of the readers handles its next record; nothing when all wait for something. */
  async step(choice: number): Promise<boolean> {
    const ready = [...this.queues].filter(([, queue]) => queue.length > 0);
    for (let tried = 0; tried < ready.length; tried += 1) {
      const [name, queue] = ready[(choice + tried) % ready.length]!;
      if (await this.handle(name, queue)) return true;
    }
    return false;
  }

  /** Everybody reads everything. */
  async drain(): Promise<void> {
    for (let steps = 0; await this.step(0); steps += 1)
      if (steps > 5_000) throw new Error('the services go on talking to each other for ever');
    const stuck = [...this.queues].filter(([, queue]) => queue.length > 0).map(([name]) => name);
    if (stuck.length > 0) throw new Error(`nobody can read on: ${stuck.join('; ')}`);
  }

  /** Time goes by; each timer fires at its instant, and after what it must have read. */
  async advance(until: number): Promise<void> {
    for (;;) {
      const due = [...this.timers]
        .filter(([, { dueAt }]) => dueAt <= until)
        .sort(([, a], [, b]) => a.dueAt - b.dueAt)[0];
      if (!due) break;
      const [key, timer] = due;
      this.clock.now = Math.max(this.clock.now, timer.dueAt);
      if (timer.service.waitsForReading(timer.name)) await this.drain();
      if (this.timers.get(key) !== timer) continue;
      this.timers.delete(key);
      await timer.service.fire(timer.name, timer.id, timer.dueAt);
    }
    this.clock.now = Math.max(this.clock.now, until);
  }

  private async handle(name: string, queue: Queued[]): Promise<boolean> {
    const head = queue[0]!;
    const service = this.service(name.split(' ', 1)[0] as ServiceName);
    try {
      await service.receive({ ...head.message, waited: head.waited });
    } catch (error) {
      if (!(error instanceof NotYetKnown) || head.waited) throw error;
      if (error.topics.some((topic) => this.isUnread(service.name, topic))) return false;
      head.waited = true;
      return this.handle(name, queue);
    }
    queue.shift();
    return true;
  }

  private isUnread(reader: ServiceName, topic: string): boolean {
    return [...this.queues].some(
      ([name, queue]) => queue.length > 0 && name.startsWith(`${reader} ${topic} `),
    );
  }

  /** What the unit of work said goes to the log, what it asked to be woken for to the timers. */
  private collect(service: ServiceInMemory, causeId: string): void {
    const { memory, name } = service;
    const before = this.seen.get(name) ?? { published: 0, answered: 0, timers: 0 };
    this.seen.set(name, {
      ...{ published: memory.published.length, answered: memory.answered.length },
      timers: memory.timers.length,
    });
    for (const timer of memory.timers.slice(before.timers))
      this.timers.set([name, timer.store.table, timer.id, timer.name].join('\u0000'), { ...timer, service });
    const events = [...memory.published.slice(before.published), ...memory.answered.slice(before.answered)];
    this.watch(service, events);
    for (const event of events) this.relay(service, event, causeId);
  }

  private relay({ name }: ServiceInMemory, event: OutgoingEvent, causeId: string): void {
    const { contract, subject, jurisdiction, policyRef, data, org } = event;
    const topic = contract.topic.replace('{org}', org ?? '');
    const correlationId = this.correlations.get(causeId) ?? causeId;
    this.said.push({ by: name, event, topic, at: this.clock.now, causeId, correlationId });
    const source = `/huiying/${name}`;
    const sequence = (this.numbers.get(`${source} ${subject}`) ?? 0) + 1;
    this.numbers.set(`${source} ${subject}`, sequence);
    this.append(contract, keyOf(contract, data) ?? subject, data, {
      ...{
        id: `${source}:${subject}:${sequence}`,
        source,
        subject,
        sequence,
        topic,
        jurisdiction,
        correlationId,
      },
      ...(policyRef === undefined ? {} : { policyRef }),
    });
    if (!event.startsClock) return;
    const about = data as { readonly orderId?: string; readonly ratingId?: string; readonly round?: number };
    const start = DELIVERED[name]?.({
      ...{ ...about, type: contract.type, org: org ?? '', subject, jurisdiction },
      ...(policyRef === undefined ? {} : { policyRef }),
      deliveredAt: this.clock.now,
    });
    if (start) this.relay(this.service(name), start, causeId);
  }
}

function keyOf({ key }: MessageContract, data: unknown): string | undefined {
  const fields = (typeof key === 'string' ? [key] : key).map(
    (name) => (data as Record<string, unknown> | null)?.[name],
  );
  return fields.find((value): value is string => typeof value === 'string');
}
