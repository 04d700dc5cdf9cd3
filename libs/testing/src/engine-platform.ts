import { randomBytes } from 'node:crypto';
import {
  AesSealing,
  type LogAdmin,
  type LogClient,
  type LogConnection,
  type ServiceConfig,
  SystemClock,
  createKafkaClient,
  migrateService,
} from '@huiying/messaging';
import { Engine, type EngineOptions } from '@huiying/messaging/runtime/engine';
import { Registry } from '@huiying/messaging/runtime/registry';
import { Pool } from 'pg';
import { Registry as PromRegistry } from 'prom-client';
import { type Infrastructure, startInfrastructure } from '../../../deploy/src/platform/infrastructure';
import { ToyTables1763800200000 } from './toy-tables';
import {
  accounts,
  book,
  bookAt,
  bookedContracts,
  delivered,
  noteThing,
  thingAt,
  things,
  toyContracts,
  ThingMade,
} from './toy-service';

export interface ToyEngine {
  readonly engine: Engine;
  readonly registry: Registry;
  /** The engine's own figures: `name{label="value"}` → number. */
  figure(line: string): Promise<number>;
  stop(): Promise<void>;
}

export const TOY_STORES = [things, accounts];

const APPEND_TIME = { 'message.timestamp.type': 'LogAppendTime' };

/** Silent, unless someone looks for the reason of a failure. */
const noted = (message: string, fields?: Record<string, unknown>): void => {
  if (process.env['HUIYING_TEST_LOG']) process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
};

/** A real broker and database with the toy service's topics and tables; engines are started and stopped at will. */
export class EnginePlatform {
  readonly dataKey = randomBytes(32);
  readonly sealing = new AesSealing(this.dataKey);
  private instances = 0;
  private readonly toys: ToyEngine[] = [];

  private constructor(
    readonly infrastructure: Infrastructure,
    readonly pool: Pool,
    readonly log: LogClient,
    readonly admin: LogAdmin,
  ) {}

  static async start(): Promise<EnginePlatform> {
    const infrastructure = await startInfrastructure();
    const log = createKafkaClient(connectionOf(infrastructure, 'engine-tests'));
    const admin = await log.admin();
    await migrateService({
      ownerUrl: infrastructure.postgres.urlFor('sla_owner'),
      schema: 'sla',
      runtimeRole: 'sla',
      stores: TOY_STORES,
      migrations: [ToyTables1763800200000],
    });
    const connectionString = infrastructure.postgres.urlFor('sla');
    const pool = new Pool({ connectionString, max: 4, options: '-c search_path=sla' }).on(
      'error',
      () => undefined,
    );
    const platform = new EnginePlatform(infrastructure, pool, log, admin);
    await platform.createTopics(['toy.entries', 'toy.things', 'province.toy', 'toy.booked'], 2);
    return platform;
  }

  /** Resolves when the broker serves them: one that has just been made is unknown to it for a moment. */
  async createTopics(
    topics: readonly string[],
    partitions = 1,
    config: Record<string, string> = APPEND_TIME,
  ): Promise<void> {
    await this.admin.createTopics(topics.map((topic) => ({ topic, partitions, config })));
    const producer = await this.log.producer();
    for (const topic of topics)
      await eventually(
        `${topic} is served`,
        async () => (await producer.partitionCount(topic)) !== undefined,
      );
    await producer.close();
  }

  /** Topics of a department, as onboarding makes them. */
  async onboard(...orgs: string[]): Promise<void> {
    await this.createTopics(orgs.flatMap((org) => [`dept.${org}.orders`, `dept.${org}.actions`]));
  }

  connection(clientId: string): LogConnection {
    return connectionOf(this.infrastructure, clientId);
  }

  config(fields: Partial<ServiceConfig> = {}): ServiceConfig {
    return {
      service: 'toy',
      instance: `test-${(this.instances += 1)}`,
      kafka: this.connection('toy'),
      database: { url: this.infrastructure.postgres.urlFor('sla'), schema: 'sla' },
      port: 0,
      crowd: { together: 256, perCaller: 64 },
      clock: 'system',
      dataKey: this.dataKey,
      jwtPublicKey: '',
      logLevel: 'error',
      ...fields,
    };
  }

  /** One process of the toy service, not yet started; `overrides` replace parts of it. */
  engine(overrides: Partial<EngineOptions> = {}, handler: typeof book = book): ToyEngine {
    const registry = overrides.registry ?? new Registry();
    for (const contract of bookedContracts) {
      registry.addConsumer({
        contract,
        aggregate: bookAt,
        invoke: (message, unit) => handler(message as never, unit),
      });
    }
    registry.addConsumer({
      contract: ThingMade,
      aggregate: thingAt,
      invoke: (message, unit) => noteThing(message as never, unit),
    });
    const config = overrides.config ?? this.config();
    const metricsRegistry = new PromRegistry();
    const engine = new Engine({
      config,
      stores: TOY_STORES,
      consumes: toyContracts,
      deliveryEvent: delivered,
      registry,
      clock: new SystemClock(),
      sealing: this.sealing,
      log: createKafkaClient(config.kafka, { logger: () => undefined }),
      logger: { info: noted, warn: noted, error: noted },
      onFatal: (error) => noted('fatal', { error: error.message }),
      metricsRegistry,
      ...overrides,
    });
    const figure = async (line: string): Promise<number> => {
      const found = (await metricsRegistry.metrics()).split('\n').find((each) => each.startsWith(`${line} `));
      return Number(found?.slice(line.length) ?? 0);
    };
    const toy = { engine, registry, figure, stop: () => engine.stop() };
    this.toys.push(toy);
    return toy;
  }

  async run(overrides: Partial<EngineOptions> = {}, handler: typeof book = book): Promise<ToyEngine> {
    const toy = this.engine(overrides, handler);
    await toy.engine.start();
    return toy;
  }

  async rows<R>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.pool.query(sql, values)).rows as R[];
  }

  /** An engine that a failed or hasty test has left running would keep the whole suite from ending. */
  async stop(): Promise<void> {
    await Promise.all(this.toys.map((toy) => toy.stop()));
    await this.admin.close();
    await this.pool.end();
    await this.infrastructure.stop();
  }
}

function connectionOf({ kafka }: Infrastructure, clientId: string): LogConnection {
  const { brokers, username, password } = kafka;
  return { brokers: [...brokers], clientId, securityProtocol: 'SASL_PLAINTEXT', username, password };
}

/** Waits until the probe is true; the failure says what was looked at last. */
export async function eventually(
  what: string,
  probe: () => Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await probe())) {
    if (Date.now() > end) throw new Error(`did not happen within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
