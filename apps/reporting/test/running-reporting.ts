import { randomUUID } from 'node:crypto';
import { createApp, openEdge } from '@huiying/http';
import { KafkaLogServer, createKafkaClient, keyPartitioner, migrateService } from '@huiying/messaging';
import type { LogProducer } from '@huiying/messaging';
import { toHeaders } from '@huiying/contracts';
import type { MessageContract } from '@huiying/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startInfrastructure } from '../../../deploy/src/platform/infrastructure';
import type { Infrastructure } from '../../../deploy/src/platform/infrastructure';
import { serviceEnvironment } from '../../../deploy/src/platform/service-environment';
import { mintToken } from '../../../deploy/src/platform/tokens';
import { EventLogs } from './event-logs';
import { stores } from '../src/persistence/facts';
import { keptStores } from '../src/persistence/kept';
import { migrations } from '../src/persistence/migrations';

export interface RequestOptions {
  readonly role?: 'auditor' | 'supervisor' | 'reviewer' | 'clerk' | 'bi';
  readonly jurisdiction?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** Figures as they are, not as they were a moment ago. */
const OF_NOW = { 'cache-control': 'no-cache' } as const;

/** The service itself on a real broker and database; the test speaks for the four that publish. */
export class RunningReporting {
  private readonly producers = new Map<string, LogProducer>();
  private readonly sequences = new Map<string, number>();
  private logs: EventLogs | undefined;

  private constructor(
    private readonly infrastructure: Infrastructure,
    private readonly app: NestFastifyApplication,
  ) {}

  static async start(): Promise<RunningReporting> {
    const infrastructure = await startInfrastructure({ heapMegabytes: 320 });
    const { postgres, secrets, kafkaAs } = infrastructure;
    const ownerUrl = postgres.urlFor('reporting_owner');
    await migrateService({
      ownerUrl,
      schema: 'reporting',
      runtimeRole: 'reporting',
      stores: [...stores, ...keptStores],
      migrations,
    });
    const surroundings = { secrets, kafka: kafkaAs('svc-reporting'), postgres, clock: 'system' as const };
    Object.assign(process.env, serviceEnvironment(surroundings, 'reporting', 0, {}));
    // the module reads its configuration when it is loaded
    const { ReportingModule } = await import('../src/reporting.module');
    const settings = {
      service: 'reporting',
      jwtPublicKey: secrets.jwt.publicKey,
      logLevel: process.env['HUIYING_TEST_LOG'] ?? 'silent',
    };
    const app = await createApp(ReportingModule, settings);
    app.connectMicroservice(
      { strategy: app.get(KafkaLogServer, { strict: false }) },
      { inheritAppConfig: true },
    );
    openEdge(app, settings, { isReady: () => true, details: () => ({}) });
    await app.listen(0, '127.0.0.1');
    await app.startAllMicroservices();
    return new RunningReporting(infrastructure, app);
  }

  /** From now on what is said for the first time is kept in the event log of its service, too. */
  async keepLogs(): Promise<EventLogs> {
    return (this.logs ??= await EventLogs.open((login) => this.databaseUrl(login)));
  }

  databaseUrl(login: string): string {
    return this.infrastructure.postgres.urlFor(login);
  }

  /** Sends the contract's example with what the story says instead; `sequence` repeats an older one. */
  async publish<C extends MessageContract>(
    contract: C,
    instead: object = {},
    sequence?: number,
  ): Promise<number> {
    const data = { ...(contract.example as object), ...instead } as Record<string, string>;
    const subject =
      (data['aboutKind'] === 'rating' ? data['ratingId'] : undefined) ?? subjectOf(contract, data);
    const service = contract.topic.split('.')[0] ?? '';
    const of = `${service}/${subject}`;
    const number = sequence ?? (this.sequences.get(of) ?? 0) + 1;
    this.sequences.set(of, Math.max(number, this.sequences.get(of) ?? 0));
    const source = `/huiying/${service}`;
    const headers = toHeaders({
      id: `${source}:${subject}:${number}`,
      source,
      type: contract.type,
      subject,
      sequence: number,
      jurisdiction: data['jurisdiction'] ?? '410772',
      correlationId: 'story',
    });
    if (sequence === undefined)
      await this.logs?.keep(service, {
        topic: contract.topic,
        subject,
        headers,
        value: JSON.stringify(data),
      });
    const producer = await this.producer(service);
    const key = Buffer.from(subject);
    const partition = keyPartitioner(key, (await producer.partitionCount(contract.topic)) ?? 1);
    await producer.send([
      { topic: contract.topic, partition, key, value: Buffer.from(JSON.stringify(data)), headers },
    ]);
    return number;
  }

  async get(url: string, role: 'auditor' | 'clerk' = 'auditor'): Promise<{ status: number; body: unknown }> {
    const { token } = await mintToken(this.infrastructure.secrets, { role, jurisdiction: '410772' });
    const answer = await this.app.inject({
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${token}`, ...OF_NOW },
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  /** Any request, with a new Idempotency-Key unless one is given. */
  async call(
    method: 'GET' | 'POST',
    url: string,
    { role = 'supervisor', jurisdiction = '410772', body, headers = {} }: RequestOptions = {},
  ) {
    const { token } = await mintToken(this.infrastructure.secrets, { role, jurisdiction });
    return this.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), ...OF_NOW, ...headers },
      ...(body ? { payload: body } : {}),
    });
  }

  async stop(): Promise<void> {
    for (const producer of this.producers.values()) await producer.close();
    await this.logs?.close();
    await this.app.close();
    await this.infrastructure.stop();
  }

  private async producer(service: string): Promise<LogProducer> {
    const known = this.producers.get(service);
    if (known) return known;
    const { brokers, username, password, securityProtocol } = this.infrastructure.kafkaAs(`svc-${service}`);
    const client = createKafkaClient({ brokers, clientId: 'story', username, password, securityProtocol });
    const producer = await client.producer();
    this.producers.set(service, producer);
    return producer;
  }
}

function subjectOf(contract: MessageContract, data: Record<string, string>): string {
  const field =
    contract.topic === 'rating.ratings'
      ? 'ratingId'
      : contract.topic === 'routing.directory'
        ? 'org'
        : 'caseId';
  return data[field] ?? data['incidentId'] ?? '';
}
