import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageContract } from '@huiying/contracts';
import type { Store } from '../unit/store';
import type { LegalClock, Sealing } from '../unit/commands';
import { NumberBlocks } from '../unit/number-blocks';
import { ChunkProcessor } from '../chunk/chunk-processor';
import type { ChunkSetting, EngineLog, EngineStep } from '../chunk/chunk-setting';
import { Database, describeError, isUnavailable } from '../chunk/database';
import { Loader } from '../chunk/load';
import { ClockTopic } from '../clock/clock-topic';
import { SimulatedClock } from '../clock/simulated-clock';
import { ReleaseLoop } from '../blocked/release-loop';
import type { LogAdmin, LogClient } from '../log/ports';
import { Reader as LogReader } from '../reading/reader';
import type { DeliveryEvent } from '../relay/delivery';
import { Relay } from '../relay/relay';
import { TimerLoop } from '../timers/timer-loop';
import type { Registry as PromRegistry } from 'prom-client';
import { Backoff } from './backoff';
import { assertAppendTime, renewWaits } from './engine-checks';
import { inheritLeases } from './lease';
import { EngineMetrics } from './metrics';
import { type Registry, isDepartmentActions, isExternal } from './registry';
import type { ServiceConfig } from './service-config';
import { Validator } from './validator';

export interface EngineOptions {
  readonly config: ServiceConfig;
  readonly stores: readonly Store<unknown>[];
  readonly consumes: readonly MessageContract[];
  readonly deliveryEvent?: DeliveryEvent;
  readonly registry: Registry;
  readonly clock: LegalClock;
  readonly sealing: Sealing;
  readonly log: LogClient;
  readonly logger: EngineLog;
  /** Named steps for crash tests; absent in production. */
  readonly reached?: (step: EngineStep) => Promise<void> | void;
  /** Where the engine's figures go; default: the process's registry. */
  readonly metricsRegistry?: PromRegistry;
  /** The process cannot go on; default: exit with status 1, the supervisor starts it again (guard 7). */
  readonly onFatal: (error: Error) => void;
}

/** How often a new department's topics are looked for. */
const FOLLOW_TOPICS_MS = 2_000;
/** Together less than the ten seconds that a process has to end. */
const IN_FLIGHT_MS = 4_000;
const OUTBOX_MS = 3_000;
const CLOSE_MS = 1_000;

/** One service's engine: readers, relay, timers, release of held messages, clock. Start and stop in this order. */
export class Engine {
  readonly database: Database;
  private readonly metrics: EngineMetrics;
  private setting: ChunkSetting | undefined;
  private admin: LogAdmin | undefined;
  private clockTopic: ClockTopic | undefined;
  private relay: Relay | undefined;
  private timers: TimerLoop | undefined;
  private releases: ReleaseLoop | undefined;
  private readers: LogReader[] = [];
  private following: NodeJS.Timeout | undefined;
  private starting: Promise<void> | undefined;
  private started = false;
  private stopping = false;

  constructor(private readonly options: EngineOptions) {
    this.metrics = new EngineMetrics(options.metricsRegistry);
    this.database = new Database(options.config.database.url, options.config.database.schema);
  }

  /** What commands work with. @throws Error before start. */
  chunkSetting(): ChunkSetting {
    if (!this.setting) throw new Error('the engine has not been started');
    return this.setting;
  }

  /** @throws Error that waiting cannot help: a wrong password, a missing consumer, a topic without append time */
  start(): Promise<void> {
    return (this.starting ??= this.begin());
  }

  private async begin(): Promise<void> {
    const { options, notYet } = this;
    options.registry.assertConsumes(options.consumes);
    this.admin = await notYet(() => options.log.admin());
    const clusterId = await notYet(() => this.logAdmin().clusterId());
    const setting = (this.setting = this.settingOf(clusterId));
    await notYet(() => this.prepare(setting));
    if (options.clock instanceof SimulatedClock) await this.followClock(options.clock, clusterId);
    const readClock = (): Promise<void> => this.readClock();
    this.relay = new Relay(setting, options.log, {
      service: setting.service,
      validator: setting.validator,
      deliveryEvent: options.deliveryEvent,
      arrival: (at) => setting.clock.arrival(at),
      beforeDelivery: readClock,
    });
    this.timers = new TimerLoop(setting, readClock);
    this.releases = new ReleaseLoop(setting, new ChunkProcessor(setting), readClock);
    for (const loop of [this.relay, this.timers, this.releases]) loop.start();
    const topics = options.registry.topics();
    this.readers = [this.reader('main', () => Promise.resolve(topics.fixed))];
    if (topics.departments) this.readers.push(this.reader('actions', () => this.departmentTopics()));
    for (const reader of this.readers) await notYet(() => reader.start());
    this.following = setInterval(() => void this.followTopics(), FOLLOW_TOPICS_MS);
    this.started = true;
  }

  /** SIGTERM: chunks in flight commit, the outbox is sent, the groups are left. Whatever hangs is given up in time. */
  async stop(): Promise<void> {
    this.started = false;
    this.stopping = true;
    // stopped while it starts: what has been begun is stopped too, and nothing begins afterwards
    await within(IN_FLIGHT_MS, this.starting);
    clearInterval(this.following);
    const loops = [...this.readers, this.timers, this.releases].map(async (loop) => await loop?.stop());
    await within(IN_FLIGHT_MS, Promise.all(loops));
    await within(OUTBOX_MS, this.relay?.stop());
    const closing = [this.clockTopic, this.admin, this.database].map(async (each) => await each?.close());
    await within(CLOSE_MS, Promise.all(closing));
  }

  isReady(): boolean {
    const loops = [...this.readers, this.relay, this.timers, this.releases];
    return this.started && loops.every((loop) => loop?.healthy ?? false);
  }

  details(): Record<string, unknown> {
    return {
      readers: this.readers.map(({ subscribed, assigned, unreadable, buffered, healthy }) => ({
        subscribed: subscribed.length,
        assigned: assigned.length,
        unreadable,
        buffered,
        healthy,
      })),
      relay: { healthy: this.relay?.healthy ?? false, suspended: this.relay?.suspendedTopics() ?? [] },
      timers: { healthy: this.timers?.healthy ?? false },
      releases: { healthy: this.releases?.healthy ?? false },
    };
  }

  /** In simulated time nothing is decided on an older "now" than the control topic says. */
  async readClock(): Promise<void> {
    await this.clockTopic?.readToEnd();
  }

  private settingOf(clusterId: string): ChunkSetting {
    const { options, database } = this;
    const { service } = options.config;
    const loader = new Loader(options.stores);
    const validator = new Validator();
    const numbers = new NumberBlocks(() => database.messages);
    return {
      service,
      instance: options.config.instance ?? 'one',
      clusterId,
      database,
      loader,
      validator,
      registry: options.registry,
      clock: options.clock,
      sealing: options.sealing,
      admin: this.logAdmin(),
      log: options.logger,
      metrics: this.metrics,
      surroundings: {
        source: `/huiying/${service}`,
        validator,
        nextNumber: (sequence) => numbers.next(sequence),
        load: async (of, into) => {
          const aggregates = new Map<string, Set<string>>();
          for (const each of of)
            aggregates.set(each.store.table, (aggregates.get(each.store.table) ?? new Set()).add(each.id));
          await loader.load(database.messages, { aggregates, foreign: [], blockable: [] }, into);
        },
      },
      signals: {
        reached: (step) => options.reached?.(step),
        committed: ({ outbox, timers, blocked }) => {
          if (outbox > 0) this.relay?.nudge();
          if (timers.length > 0) this.timers?.nudge(timers);
          if (blocked) this.releases?.nudge();
        },
      },
    };
  }

  /** What must be so before the first record is read. */
  private async prepare(setting: ChunkSetting): Promise<void> {
    const { registry } = this.options;
    const { fixed, departments } = registry.topics();
    const external = [...fixed.filter(isExternal), ...(departments ? await this.departmentTopics() : [])];
    await assertAppendTime(setting.admin, external);
    await inheritLeases(setting.database.messages, setting.instance);
    await renewWaits(setting.database.messages, setting.admin, setting.clusterId);
  }

  private reader(name: string, topics: () => Promise<readonly string[]>): LogReader {
    const { options } = this;
    const setting = this.chunkSetting();
    return new LogReader(setting, new ChunkProcessor(setting), options.log, {
      name,
      groupId: `${options.config.service}.${name}`,
      topics,
      beforeChunk: () => this.readClock(),
      onCrash: options.onFatal,
    });
  }

  private async followClock(clock: SimulatedClock, clusterId: string): Promise<void> {
    const { options } = this;
    const follow = async (): Promise<void> => {
      this.clockTopic = new ClockTopic({
        log: options.log,
        service: options.config.service,
        admin: this.logAdmin(),
        pool: this.database.messages,
        clusterId,
        clock,
        changed: () => this.timers?.nudge(),
        onCrash: options.onFatal,
      });
      await this.clockTopic.start();
    };
    await this.notYet(follow);
  }

  private async departmentTopics(): Promise<readonly string[]> {
    return (await this.logAdmin().listTopics()).filter(isDepartmentActions);
  }

  private async followTopics(): Promise<void> {
    for (const reader of this.readers) {
      await reader.followTopics().catch((error: unknown) => {
        if (!isUnavailable(error))
          this.options.logger.warn('topics could not be followed', { error: describeError(error) });
      });
    }
    const actions = this.readers[1];
    if (!actions) return;
    this.metrics.directoryTopics.set(actions.subscribed.length);
    this.metrics.assignedTopics.set(new Set(actions.assigned.map((each) => each.topic)).size);
  }

  /** @throws Error before the broker has been reached */
  logAdmin(): LogAdmin {
    if (!this.admin) throw new Error('the broker has not been reached yet');
    return this.admin;
  }

  /** Broker and database may come up after us. */
  private readonly notYet = <T>(work: () => Promise<T>): Promise<T> =>
    new Backoff().until(work, (error) => isUnavailable(error) && !this.stopping);
}

async function within(ms: number, work: Promise<unknown> | undefined): Promise<void> {
  await Promise.race([Promise.resolve(work).catch(() => undefined), sleep(ms, undefined, { ref: false })]);
}
