import { createApp, openEdge } from '@huiying/http';
import { KafkaLogServer, migrateService } from '@huiying/messaging';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { startInfrastructure, type Infrastructure } from '../../../deploy/src/platform/infrastructure';
import { serviceEnvironment } from '../../../deploy/src/platform/service-environment';
import { mintToken, type Role } from '../../../deploy/src/platform/tokens';
import { Province } from '../../../deploy/src/players/province';
import { CaseFile1763800100000 } from '../src/persistence/migrations/1763800100000-case-file';
import { LocalEntries1764010800000 } from '../src/persistence/migrations/1764010800000-local-entries';
import { SimilarTexts1764003600000 } from '../src/persistence/migrations/1764003600000-similar-texts';
import { stores } from '../src/persistence/stores';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly etag: string | undefined;
}

/** The service itself on a real broker and database; the province pushes with its own credentials. */
export class RunningIntake {
  private keys = 0;

  private constructor(
    private readonly infrastructure: Infrastructure,
    private readonly app: NestFastifyApplication,
    readonly province: Province,
  ) {}

  static async start(): Promise<RunningIntake> {
    const infrastructure = await startInfrastructure({ heapMegabytes: 320 });
    const { postgres, secrets, kafkaAs } = infrastructure;
    const ownerUrl = postgres.urlFor('intake_owner');
    const migrations = [CaseFile1763800100000, SimilarTexts1764003600000, LocalEntries1764010800000];
    await migrateService({ ownerUrl, schema: 'intake', runtimeRole: 'intake', stores, migrations });
    const surroundings = { secrets, kafka: kafkaAs('svc-intake'), postgres, clock: 'system' as const };
    Object.assign(process.env, serviceEnvironment(surroundings, 'intake', 0, {}));
    // the module reads its configuration when it is loaded
    const { IntakeModule } = await import('../src/intake.module');
    const logLevel = process.env['HUIYING_TEST_LOG'] ?? 'silent';
    const settings = { service: 'intake', jwtPublicKey: secrets.jwt.publicKey, logLevel };
    const app = await createApp(IntakeModule, settings);
    app.connectMicroservice(
      { strategy: app.get(KafkaLogServer, { strict: false }) },
      { inheritAppConfig: true },
    );
    openEdge(app, settings, { isReady: () => true, details: () => ({}) });
    await app.listen(0, '127.0.0.1');
    await app.startAllMicroservices();
    const { brokers, securityProtocol, username = '', password = '' } = kafkaAs('province');
    const province = await Province.join({
      kafka: {
        brokers,
        securityProtocol,
        mechanism: 'SCRAM-SHA-512',
        principals: { province: { username, password, jurisdiction: '*', groupPrefix: 'province.' } },
      },
      postgres: { bi: { url: '' } },
      http: {},
      tokens: [],
      clock: 'system',
    });
    return new RunningIntake(infrastructure, app, province);
  }

  async get(url: string, role: Role = 'dispatcher', org?: string, place?: string): Promise<Answer> {
    return this.call('GET', url, role, {}, undefined, org, place);
  }

  /** A command about a resource, with the version that its `GET` has shown. */
  async post(
    url: string,
    body: object,
    etag: string | undefined,
    role: Role = 'dispatcher',
    place?: string,
  ): Promise<Answer> {
    const headers = {
      'idempotency-key': `k${++this.keys}`,
      ...(etag === undefined ? {} : { 'if-match': etag }),
    };
    return this.call('POST', url, role, headers, body, undefined, place);
  }

  /** Undoes what a command has made. */
  async delete(url: string, etag: string | undefined, role: Role = 'dispatcher'): Promise<Answer> {
    const headers = {
      'idempotency-key': `k${++this.keys}`,
      ...(etag === undefined ? {} : { 'if-match': etag }),
    };
    return this.call('DELETE', url, role, headers);
  }

  /** As the service's own login. */
  async query<R>(sql: string): Promise<R[]> {
    const client = new Client({ connectionString: this.infrastructure.postgres.urlFor('intake') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as R[];
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.province.leave();
    await this.app.close();
    await this.infrastructure.stop();
  }

  private async call(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    role: Role,
    headers: Record<string, string>,
    body?: object,
    org?: string,
    jurisdiction = '410772',
  ): Promise<Answer> {
    const bearer = { role, jurisdiction, ...(org === undefined ? {} : { org }) };
    const { token } = await mintToken(this.infrastructure.secrets, bearer);
    const answer = await this.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const etag = answer.headers['etag'];
    return {
      status: answer.statusCode,
      body: answer.json(),
      etag: etag === undefined ? undefined : String(etag),
    };
  }
}
