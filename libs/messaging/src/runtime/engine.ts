import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageContract } from '@huiying/contracts';
import type { Store } from '../unit/store';
import type { LegalClock, Sealing } from '../unit/commands';
import { NumberBlocks } from '../unit/number-blocks';
import { ChunkProcessor } from '../chunk/chunk-processor';
import type { ChunkSetting, EngineLog, EngineStep } from '../chunk/chunk-setting';
import { Database, isUnavailable } from '../chunk/database';
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
import { EngineMetrics } from './metrics';
import { type Registry, isDepartmentActions } from './registry';
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
  private started = false;

  constructor(private readonly options: EngineOptions) {
    this.metrics = new EngineMetrics(options.metricsRegistry);
    this.database = new Database(options.config.database.url, options.config.database.schema);
  }

  /** What commands work with. @throws Error before start. */
  chunkSetting(): ChunkSetting {
    if (!this.setting) throw new Error('the engine has not been started');
    return this.setting;
  }

  async start(): Promise<void> {
    const { options } = this;
    options.registry.assertConsumes(options.consumes);
    const notYet = new Backoff();
    this.admin = await notYet.until(() => options.log.admin(), isUnavailable);
    const clusterId = await notYet.until(() => this.requireAdmin().clusterId(), isUnavailable);
    await notYet.until(() => this.database.messages.query('select 1'), isUnavailable);
    const setting = (this.setting = this.settingOf(clusterId));
    if (options.clock instanceof SimulatedClock) await this.followClock(options.clock, clusterId);
    const processor = new ChunkProcessor(setting);
    const beforeDelivery = (): Promise<void> => this.readClock();
    this.relay = new Relay(setting, options.log, {
      service: setting.service,
      validator: setting.validator,
      deliveryEvent: options.deliveryEvent,
      arrival: (at) => setting.clock.arrival(at),
      beforeDelivery,
    });
    this.timers = new TimerLoop(setting, () => this.readClock());
    this.releases = new ReleaseLoop(setting, new ChunkProcessor(setting));
    this.relay.start();
    this.timers.start();
    this.releases.start();
    const topics = options.registry.topics();
    this.readers = [this.reader('main', processor, () => Promise.resolve(topics.fixed))];
    if (topics.departments) this.readers.push(this.reader('actions', new ChunkProcessor(setting), () => this.departmentTopics()));
    for (const reader of this.readers) await notYet.until(() => reader.start(), isUnavailable);
    this.following = setInterval(() => void this.followTopics(), FOLLOW_TOPICS_MS);
    this.started = true;
  }

  /** SIGTERM: chunks in flight commit, the outbox is sent, the groups are left. */
  async stop(): Promise<void> {
    this.started = false;
    clearInterval(this.following);
    await Promise.all([...this.readers.map((reader) => reader.stop()), this.timers?.stop(), this.releases?.stop()]);
    await Promise.race([this.relay?.stop(), sleep(4_000, undefined, { ref: false })]);
    await this.clockTopic?.stop().catch(() => undefined);
    await this.admin?.close().catch(() => undefined);
    await Promise.race([this.database.close(), sleep(1_000, undefined, { ref: false })]);
  }

  isReady(): boolean {
    return this.started && this.readers.every((reader) => reader.healthy) && (this.relay?.healthy ?? false) && (this.timers?.healthy ?? false);
  }

  details(): Record<string, unknown> {
    return {
      readers: this.readers.map((reader) => ({ subscribed: reader.subscribed.length, assigned: reader.assigned.length, healthy: reader.healthy })),
      relay: { healthy: this.relay?.healthy ?? false, suspended: this.relay?.suspendedTopics() ?? [] },
      timers: { healthy: this.timers?.healthy ?? false },
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
      clusterId,
      database,
      loader,
      validator,
      registry: options.registry,
      clock: options.clock,
      sealing: options.sealing,
      admin: this.requireAdmin(),
      log: options.logger,
      metrics: this.metrics,
      surroundings: {
        source: `/huiying/${service}`,
        validator,
        nextNumber: (sequence) => numbers.next(sequence),
        load: async (of, into) => {
          const aggregates = new Map<string, Set<string>>();
          for (const each of of) aggregates.set(each.store.table, (aggregates.get(each.store.table) ?? new Set()).add(each.id));
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

  private reader(name: string, processor: ChunkProcessor, topics: () => Promise<readonly string[]>): LogReader {
    const { options } = this;
    return new LogReader(this.chunkSetting(), processor, options.log, {
      name,
      groupId: `${options.config.service}.${name}`,
      topics,
      beforeChunk: () => this.readClock(),
      onCrash: options.onFatal,
    });
  }

  private async followClock(clock: SimulatedClock, clusterId: string): Promise<void> {
    const { options } = this;
    this.clockTopic = new ClockTopic(options.log, options.config.service, this.requireAdmin(), this.database.messages, clusterId, clock, () =>
      this.timers?.nudge(),
    );
    await this.clockTopic.start();
  }

  private async departmentTopics(): Promise<readonly string[]> {
    return (await this.requireAdmin().listTopics()).filter(isDepartmentActions);
  }

  private async followTopics(): Promise<void> {
    const actions = this.readers[1];
    if (actions) {
      const assigned = new Set(actions.assigned.map((each) => each.topic));
      this.metrics.unassignedTopics.set(actions.subscribed.filter((topic) => !assigned.has(topic)).length);
    }
    for (const reader of this.readers) {
      await reader.followTopics().catch((error: unknown) => this.options.logger.warn('topics could not be followed', { error: String(error) }));
    }
  }

  private requireAdmin(): LogAdmin {
    if (!this.admin) throw new Error('the engine has not been started');
    return this.admin;
  }
}
