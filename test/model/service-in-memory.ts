import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageContract } from '@huiying/contracts';
import {
  AesSealing,
  Commands,
  LegalClock,
  Reader,
  Sealing,
  type AggregateRef,
  type CommandAnswer,
  type ConsumerOptions,
  type Received,
  type TimerFired,
  type UnitOfWork,
} from '@huiying/messaging';
import { Policies, loadPolicies } from '@huiying/policy';
import { MemoryService } from '../../libs/testing/src/memory-unit';

export type ServiceName = 'intake' | 'routing' | 'sla' | 'rating';

type Class<T = unknown> = new (...args: never[]) => T;

interface Handler {
  /** Those that the engine loads before, in their order. */
  announced(message: Received<unknown>, doc: (of: AggregateRef) => unknown): readonly AggregateRef[];
  handle(message: Received<unknown>, unit: UnitOfWork): Promise<void>;
}

interface ConsumerMetadata extends ConsumerOptions<unknown> {
  readonly contract: MessageContract;
}

const EXTRAS = 'microservices:pattern_extras';
const TIMER = 'huiying:timer-handler';

const found = new Map<string, Promise<Class[]>>();

/** Every exported class below a folder of a service; a story is short, and looking for them takes longer. */
function classesIn(service: ServiceName, folder: string): Promise<Class[]> {
  const place = `${service}/${folder}`;
  const classes = found.get(place) ?? findClasses(service, folder);
  found.set(place, classes);
  return classes;
}

async function findClasses(service: ServiceName, folder: string): Promise<Class[]> {
  const path = join(__dirname, '..', '..', 'apps', service, 'src', folder);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.(spec|features)\.ts$/.test(file),
  );
  const modules = await Promise.all(files.map((file) => import(join(path, file)) as Promise<object>));
  return modules.flatMap((module) =>
    Object.values(module).filter(
      (each): each is Class => typeof each === 'function' && /^class\b/.test(String(each)),
    ),
  );
}

/** What the model knows of time: the legal instant of the step that is being played. */
export interface ModelClock {
  now: number;
}

/**
 * One service as it is, without broker and database: its own consumers, timers, controllers and decisions, wired by
 * their constructors as Nest wires them, over documents in memory.
 */
export class ServiceInMemory {
  readonly memory = new MemoryService();
  private readonly consumers = new Map<string, Handler>();
  private readonly timers = new Map<string, TimerFired & { readonly waits: boolean }>();
  private readonly made = new Map<unknown, unknown>();

  private constructor(
    readonly name: ServiceName,
    private readonly clock: ModelClock,
    private readonly committed: (service: ServiceInMemory, causeId: string) => void,
  ) {}

  static async start(
    name: ServiceName,
    clock: ModelClock,
    committed: (service: ServiceInMemory, causeId: string) => void,
    tokens: ReadonlyMap<unknown, unknown>,
  ): Promise<ServiceInMemory> {
    const service = new ServiceInMemory(name, clock, committed);
    for (const [token, value] of [...service.engine(), ...tokens]) service.made.set(token, value);
    for (const each of await classesIn(name, 'consumers')) service.addConsumer(each);
    for (const each of await classesIn(name, 'timers')) service.addTimer(each);
    return service;
  }

  consumes(type: string): boolean {
    return this.consumers.has(type);
  }

  /** The one instance of a class of the service, with what its constructor asks for. */
  get<T>(of: Class<T>): T {
    return this.resolve(of) as T;
  }

  async receive(message: Received<unknown>): Promise<void> {
    const handler = this.consumers.get(message.type);
    if (!handler) throw new Error(`${this.name} has no consumer of ${message.type}`);
    await this.unit(message.arrivedAt, message.id, async (unit) => {
      for (const of of handler.announced(message, ({ store, id }) => this.memory.doc(store, id)))
        await unit.find(of.store, of.id);
      return handler.handle(message, unit);
    });
  }

  /** @param dueAt the legal instant of what the timer decides */
  async fire(name: string, id: string, dueAt: number): Promise<void> {
    const [handler = '', ...detail] = name.split(':');
    const timer = { id, name, detail: detail.join(':'), dueAt };
    await this.unit(dueAt, `${this.name}:${name}:${id}:${dueAt}`, async (unit) =>
      this.timers.get(handler)?.fire(timer, unit),
    );
  }

  /** Whether the timer must wait until everything before its instant has been read (engine rule 19). */
  waitsForReading(name: string): boolean {
    return this.timers.get(name.split(':', 1)[0] ?? '')?.waits ?? false;
  }

  private async unit<T>(now: number, causeId: string, work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
    const result = await this.memory.unit(now, causeId, work);
    this.committed(this, causeId);
    return result;
  }

  private addConsumer(of: Class): void {
    const handle = Object.getOwnPropertyDescriptor(of.prototype, 'handle')?.value as object | undefined;
    const extras =
      handle &&
      (Reflect.getMetadata(EXTRAS, handle) as Record<string, ConsumerMetadata | undefined> | undefined);
    const options = extras?.['huiying:consumer'];
    if (!options) return;
    const { contract, aggregate, also, then } = options;
    const instance = this.resolve(of) as Pick<Handler, 'handle'>;
    this.consumers.set(contract.type, {
      announced: (message, doc) => {
        const landing = aggregate(message);
        return [landing, ...(also?.(message) ?? []), ...(then?.(message, doc(landing)) ?? [])];
      },
      handle: (message, unit) => instance.handle(message, unit),
    });
  }

  private addTimer(of: Class): void {
    const options = Reflect.getMetadata(TIMER, of) as { name: string; afterReading?: unknown } | undefined;
    if (!options) return;
    const instance = this.resolve(of) as TimerFired;
    this.timers.set(options.name, {
      waits: options.afterReading !== undefined,
      fire: (timer, unit) => instance.fire(timer, unit),
    });
  }

  private resolve(token: unknown): unknown {
    if (this.made.has(token)) return this.made.get(token);
    if (typeof token !== 'function') throw new Error(`${this.name}: nothing stands for ${String(token)}`);
    const types = (Reflect.getMetadata('design:paramtypes', token) ?? []) as unknown[];
    const named = (Reflect.getMetadata('self:paramtypes', token) ?? []) as {
      index: number;
      param: unknown;
    }[];
    const asked = types.map((type, at) => named.find(({ index }) => index === at)?.param ?? type);
    const made: unknown = Reflect.construct(
      token,
      asked.map((each) => this.resolve(each)),
    );
    this.made.set(token, made);
    return made;
  }

  /** What the engine gives to every service. */
  private engine(): [unknown, unknown][] {
    const read = (of: AggregateRef) => {
      const doc = this.memory.doc(of.store, of.id);
      return Promise.resolve(doc === undefined ? undefined : { doc, version: 1 });
    };
    const reader = {
      read,
      query: (sql: string) =>
        Promise.resolve(
          sql.startsWith('select doc from organisation') ? this.directory.map((doc) => ({ doc })) : [],
        ),
    };
    const commands = {
      run: (_request: unknown, decide: (unit: UnitOfWork) => Promise<CommandAnswer>) =>
        this.unit(this.clock.now, `${this.name}:command`, decide),
    };
    return [
      [Reader, reader],
      [Commands, commands],
      [LegalClock, { now: () => this.clock.now, arrival: (at: number) => at }],
      [Sealing, new AesSealing(Buffer.alloc(32, 7))],
      [Policies, loadPolicies()],
    ];
  }

  /** The organisations that a query of the directory finds. */
  directory: readonly object[] = [];
}
