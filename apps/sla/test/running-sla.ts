import { randomBytes, randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, openEdge } from '@huiying/http';
import {
  KafkaLogServer,
  createKafkaClient,
  keyPartitioner,
  migrateService,
  type LogClient,
} from '@huiying/messaging';
import { SignJWT, exportSPKI, generateKeyPair } from 'jose';
import { Pool } from 'pg';
import { startInfrastructure, type Infrastructure } from '../../../deploy/src/platform/infrastructure';
import { migrations } from '../src/persistence/migrations';
import { stores } from '../src/persistence/stores';

// answers and events are read by the words of the contract
/* eslint-disable @typescript-eslint/no-explicit-any */
type Answer = { readonly status: number; readonly body: any; readonly etag: string };

/** This service, whole, on a real broker and database; the test plays routing, a department and an officer. */
export class RunningSla {
  private sequence = 0;

  private constructor(
    private readonly infrastructure: Infrastructure,
    private readonly app: NestFastifyApplication,
    private readonly log: LogClient,
    private readonly tokenOf: (role: string, jurisdiction: string) => Promise<string>,
    readonly pool: Pool,
  ) {}

  static async start(orgs: readonly string[]): Promise<RunningSla> {
    const infrastructure = await startInfrastructure();
    const { kafka, postgres } = infrastructure;
    const login = (access: typeof kafka, clientId: string) =>
      createKafkaClient({
        brokers: [...access.brokers],
        clientId,
        securityProtocol: 'SASL_PLAINTEXT',
        username: access.username,
        password: access.password,
      });
    const log = login(kafka, 'test');
    const admin = await log.admin();
    const topics = orgs.flatMap((org) => [`dept.${org}.orders`, `dept.${org}.actions`]);
    await admin.createTopics(
      topics.map((topic) => ({
        topic,
        partitions: 1,
        config: { 'message.timestamp.type': 'LogAppendTime' },
      })),
    );
    await admin.close();
    await migrateService({
      ownerUrl: postgres.urlFor('sla_owner'),
      schema: 'sla',
      runtimeRole: 'sla',
      stores,
      migrations,
    });
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    const sla = infrastructure.kafkaAs('svc-sla');
    Object.assign(process.env, {
      HUIYING_SERVICE: 'sla',
      HUIYING_DATA_KEY: randomBytes(32).toString('base64'),
      HUIYING_JWT_PUBLIC_KEY: Buffer.from(await exportSPKI(publicKey)).toString('base64'),
      KAFKA_BROKERS: sla.brokers.join(','),
      KAFKA_SECURITY_PROTOCOL: 'SASL_PLAINTEXT',
      KAFKA_USERNAME: sla.username,
      KAFKA_PASSWORD: sla.password,
      DATABASE_URL: postgres.urlFor('sla'),
      LOG_LEVEL: process.env['HUIYING_TEST_LOG'] ?? 'silent',
    });
    const { config } = await import('../src/sla.config');
    const { SlaModule } = await import('../src/sla.module');
    const app = await createApp(SlaModule, config());
    app.connectMicroservice(
      { strategy: app.get(KafkaLogServer, { strict: false }) },
      { inheritAppConfig: true },
    );
    openEdge(app, config(), { isReady: () => true, details: () => ({}) });
    await app.startAllMicroservices();
    await app.init();
    const tokenOf = (role: string, jurisdiction: string) =>
      new SignJWT({ role, jurisdiction, ...(role === 'department' ? { org: orgs[0] } : {}) })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setIssuer('huiying')
        .setAudience('huiying')
        .setSubject(`${role}-1`)
        .setExpirationTime('1h')
        .sign(privateKey);
    const pool = new Pool({
      connectionString: postgres.urlFor('sla'),
      max: 2,
      options: '-c search_path=sla',
    });
    // the database may go down before the last connection has said goodbye
    pool.on('error', () => undefined);
    return new RunningSla(infrastructure, app, log, tokenOf, pool);
  }

  /** Routing says something about a case. */
  async routing(
    type: string,
    data: Readonly<Record<string, unknown>> & { readonly caseId: string },
    policyRef: string,
  ): Promise<void> {
    this.sequence += 1;
    await this.send(
      'routing.cases',
      keyPartitioner(Buffer.from(data.caseId), 4),
      data.caseId,
      {
        ...envelope(type, '/huiying/routing', randomUUID()),
        ...{
          ce_subject: data.caseId,
          ce_sequence: String(this.sequence),
          ce_jurisdiction: '360783',
          ce_policyref: policyRef,
        },
      },
      data,
    );
  }

  /** Rating says something about a bad rating in Hui'an; the relay's word of a delivery has its own source. */
  async rating(
    type: string,
    data: Readonly<Record<string, unknown>> & { readonly ratingId: string },
    policyRef: string,
    source = '',
  ): Promise<void> {
    this.sequence += 1;
    const { ratingId } = data;
    const attributes = {
      ce_subject: ratingId,
      ce_sequence: String(this.sequence),
      ce_jurisdiction: '350521',
    };
    const headers = { ...envelope(type, `/huiying/rating${source}`, randomUUID()), ...attributes };
    await this.send(
      'rating.ratings',
      keyPartitioner(Buffer.from(ratingId), 4),
      ratingId,
      { ...headers, ce_policyref: policyRef },
      data,
    );
  }

  /** A department acts. @returns the id of its action */
  async department(org: string, type: string, data: object): Promise<string> {
    const id = randomUUID();
    await this.send(`dept.${org}.actions`, 0, null, envelope(type, `/dept/${org}`, id), data);
    return id;
  }

  async http(
    role: string,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    body?: object,
    ifMatch?: string,
    jurisdiction = '360783',
  ): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${await this.tokenOf(role, jurisdiction)}`,
      ...(body ? { 'idempotency-key': randomUUID() } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    };
    const answer = await this.app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
    return { status: answer.statusCode, body: answer.json(), etag: String(answer.headers['etag'] ?? '') };
  }

  /** What was published about a case, oldest first, as the broker has acknowledged it. */
  async published(caseId: string): Promise<{ topic: string; type: string; data: any }[]> {
    const { rows } = await this.pool.query(
      `select topic, headers::json->>'ce_type' as type, value::json as data from event_log where subject = $1 order by id`,
      [caseId],
    );
    return rows;
  }

  /** What a department's topic holds about an order, from its beginning. */
  async ordersTopic(org: string): Promise<string[]> {
    const admin = await this.log.admin();
    const ends = await admin.endOffsets([`dept.${org}.orders`]);
    await admin.close();
    return ends.map(({ offset }) => String(offset));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.pool.end();
    await this.infrastructure.stop();
  }

  private async send(
    topic: string,
    partition: number,
    key: string | null,
    headers: Record<string, string>,
    data: object,
  ): Promise<void> {
    const producer = await this.log.producer();
    await producer.send([
      {
        topic,
        partition,
        key: key === null ? null : Buffer.from(key),
        value: Buffer.from(JSON.stringify(data)),
        headers,
      },
    ]);
    await producer.close();
  }
}

const envelope = (type: string, source: string, id: string): Record<string, string> => ({
  ...{ ce_specversion: '1.0', ce_id: id, ce_source: source, ce_type: type },
  'content-type': 'application/json',
});
