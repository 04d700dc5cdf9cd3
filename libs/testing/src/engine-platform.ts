import { randomBytes } from 'node:crypto';
import type { MessageContract } from '@huiying/contracts';
import { AesSealing, type LogClient, SystemClock, createKafkaClient, aggregateTable, migrateService } from '@huiying/messaging';
import { Engine, type EngineOptions } from '@huiying/messaging/runtime/engine';
import { Registry } from '@huiying/messaging/runtime/registry';
import { Pool } from 'pg';
import { Registry as PromRegistry } from 'prom-client';
import { type Infrastructure, startInfrastructure } from '../../../deploy/src/platform/infrastructure';
import { accounts, book, bookAt, toyContracts } from './toy-service';

export interface ToyEngine {
  readonly engine: Engine;
  readonly registry: Registry;
  stop(): Promise<void>;
}

/** Silent, unless someone looks for the reason of a failure. */
const noted = (message: string, fields?: Record<string, unknown>): void => {
  if (process.env['HUIYING_TEST_LOG']) process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
};

class ToyTables1763800200000 {
  name = 'ToyTables1763800200000';
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(aggregateTable('account', ["total int generated always as ((doc->>'total')::int) stored"]));
  }
  async down(): Promise<void> {
    return;
  }
}

/** A real broker and database with the toy service's topics and tables; engines are started and stopped at will. */
export class EnginePlatform {
  readonly sealing = new AesSealing(randomBytes(32));
  private constructor(
    readonly infrastructure: Infrastructure,
    readonly pool: Pool,
    readonly log: LogClient,
  ) {}

  static async start(): Promise<EnginePlatform> {
    const infrastructure = await startInfrastructure();
    const { kafka } = infrastructure;
    const log = createKafkaClient({ brokers: [...kafka.brokers], clientId: 'engine-tests', securityProtocol: 'SASL_PLAINTEXT', username: kafka.username ?? '', password: kafka.password ?? '' });
    const admin = await log.admin();
    const topic = (name: string, partitions: number) => ({ topic: name, partitions, config: { 'message.timestamp.type': 'LogAppendTime' } });
    await admin.createTopics([topic('toy.entries', 2), topic('province.toy', 2), topic('toy.booked', 2)]);
    await admin.close();
    const url = infrastructure.postgres.urlFor('sla');
    await migrateService({ ownerUrl: infrastructure.postgres.urlFor('sla_owner'), schema: 'sla', runtimeRole: 'sla', stores: [accounts], migrations: [ToyTables1763800200000] });
    return new EnginePlatform(infrastructure, new Pool({ connectionString: url, max: 2, options: '-c search_path=sla' }), log);
  }

  /** One process of the toy service; `overrides` replace parts of it. */
  async run(overrides: Partial<EngineOptions> = {}, handler: typeof book = book): Promise<ToyEngine> {
    const registry = overrides.registry ?? new Registry();
    for (const contract of toyContracts as MessageContract[]) {
      registry.addConsumer({ contract, aggregate: bookAt, invoke: (message, unit) => handler(message as never, unit) });
    }
    const { kafka } = this.infrastructure;
    const log = createKafkaClient({ brokers: [...kafka.brokers], clientId: 'toy', securityProtocol: 'SASL_PLAINTEXT', username: kafka.username ?? '', password: kafka.password ?? '' });
    const engine = new Engine({
      config: {
        service: 'toy',
        kafka: { brokers: [], clientId: 'toy', securityProtocol: 'SASL_PLAINTEXT' },
        database: { url: this.infrastructure.postgres.urlFor('sla'), schema: 'sla' },
        port: 0,
        clock: 'system',
        dataKey: randomBytes(32),
        jwtPublicKey: '',
        logLevel: 'error',
      },
      stores: [accounts],
      consumes: toyContracts,
      registry,
      clock: new SystemClock(),
      sealing: this.sealing,
      log,
      logger: { info: noted, warn: noted, error: noted },
      onFatal: () => undefined,
      metricsRegistry: new PromRegistry(),
      ...overrides,
    });
    await engine.start();
    return { engine, registry, stop: () => engine.stop() };
  }

  async rows<R>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.pool.query(sql, values)).rows as R[];
  }

  async stop(): Promise<void> {
    await this.pool.end();
    await this.infrastructure.stop();
  }
}

/** Waits until the probe is true; the failure says what was looked at last. */
export async function eventually(what: string, probe: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await probe())) {
    if (Date.now() > end) throw new Error(`did not happen within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
