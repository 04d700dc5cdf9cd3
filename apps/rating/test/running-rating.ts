import { OrderAssigned, OrganisationChanged, caseIdOf, toHeaders } from '@huiying/contracts';
import { createApp, openEdge } from '@huiying/http';
import { KafkaLogServer, createKafkaClient, keyPartitioner, migrateService } from '@huiying/messaging';
import { loadPolicies } from '@huiying/policy';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startInfrastructure, type Infrastructure } from '../../../deploy/src/platform/infrastructure';
import { serviceEnvironment } from '../../../deploy/src/platform/service-environment';
import { mintToken } from '../../../deploy/src/platform/tokens';
import { Province } from '../../../deploy/src/players/province';
import { migrations } from '../src/persistence/migrations';
import { stores } from '../src/persistence/stores';

type Role = 'clerk' | 'reviewer' | 'supervisor' | 'auditor';
const LONGNAN = '360783';

/** The service itself on a real broker and database; the test speaks for the province and for routing. */
export class RunningRating {
  private posts = 0;

  private constructor(
    private readonly infrastructure: Infrastructure,
    private readonly app: NestFastifyApplication,
    readonly province: Province,
  ) {}

  static async start(): Promise<RunningRating> {
    const infrastructure = await startInfrastructure({ heapMegabytes: 320 });
    const { postgres, secrets, kafkaAs } = infrastructure;
    const ownerUrl = postgres.urlFor('rating_owner');
    await migrateService({ ownerUrl, schema: 'rating', runtimeRole: 'rating', stores, migrations });
    const surroundings = { secrets, kafka: kafkaAs('svc-rating'), postgres, clock: 'system' as const };
    Object.assign(process.env, serviceEnvironment(surroundings, 'rating', 0, {}));
    // the module reads its configuration when it is loaded
    const { RatingModule } = await import('../src/rating.module');
    const logLevel = process.env['HUIYING_TEST_LOG'] ?? 'silent';
    const settings = { service: 'rating', jwtPublicKey: secrets.jwt.publicKey, logLevel };
    const app = await createApp(RatingModule, settings);
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
    return new RunningRating(infrastructure, app, province);
  }

  /** Routing assigns cases of Longnan, all in one send. */
  async assigned(upstreamCaseNos: readonly string[], org = 'ln-cgj'): Promise<void> {
    const { brokers, username, password, securityProtocol } = this.infrastructure.kafkaAs('svc-routing');
    const producer = await createKafkaClient({
      brokers,
      clientId: 'story',
      username,
      password,
      securityProtocol,
    }).producer();
    const policyRef = loadPolicies().inForce('360783', '2026-11-20')?.ref ?? '';
    const partitions = (await producer.partitionCount(OrderAssigned.topic)) ?? 1;
    const records = upstreamCaseNos.map((upstreamCaseNo) => {
      const caseId = caseIdOf('s', upstreamCaseNo);
      const key = Buffer.from(caseId);
      const data = {
        ...OrderAssigned.example,
        caseId,
        upstreamCaseNo,
        sourceSystem: 's',
        jurisdiction: '360783',
        org,
      };
      const source = '/huiying/routing';
      const id = `${source}:${caseId}:1`;
      const headers = toHeaders({
        id,
        source,
        type: OrderAssigned.type,
        subject: caseId,
        sequence: 1,
        jurisdiction: '360783',
        policyRef,
        correlationId: 'story',
      });
      return {
        topic: OrderAssigned.topic,
        partition: keyPartitioner(key, partitions),
        key,
        value: Buffer.from(JSON.stringify(data)),
        headers,
      };
    });
    await producer.send(records);
    await producer.close();
  }

  /** Routing tells of an organisation of Longnan. */
  async organisation(org: string): Promise<void> {
    const data = { ...OrganisationChanged.example, org, jurisdiction: '360783', status: 'active' };
    const source = '/huiying/routing';
    const { brokers, username, password, securityProtocol } = this.infrastructure.kafkaAs('svc-routing');
    const login = { brokers, clientId: 'story', username, password, securityProtocol };
    const producer = await createKafkaClient(login).producer();
    const partitions = (await producer.partitionCount(OrganisationChanged.topic)) ?? 1;
    const key = Buffer.from(org);
    const said = {
      id: `${source}:${org}:1`,
      source,
      type: OrganisationChanged.type,
      subject: org,
      sequence: 1,
    };
    await producer.send([
      {
        topic: OrganisationChanged.topic,
        partition: keyPartitioner(key, partitions),
        key,
        value: Buffer.from(JSON.stringify(data)),
        headers: toHeaders({ ...said, jurisdiction: '360783', correlationId: 'story' }),
      },
    ]);
    await producer.close();
  }

  /** @param credential of the header `Authorization`; default: a clerk of Longnan */
  async post(
    url: string,
    body: object,
    credential?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const authorization = credential ?? (await this.bearer('clerk'));
    const headers = { authorization, 'idempotency-key': `k-${++this.posts}`, 'if-match': '*' };
    const answer = await this.app.inject({ method: 'POST', url, headers, payload: body });
    return { status: answer.statusCode, body: answer.json() };
  }

  async get(
    url: string,
    role: Role = 'reviewer',
    jurisdiction = LONGNAN,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = { authorization: await this.bearer(role, jurisdiction) };
    const answer = await this.app.inject({ method: 'GET', url, headers });
    return { status: answer.statusCode, body: answer.json() };
  }

  /** The header `Authorization` of an officer. */
  async bearer(role: Role, jurisdiction = LONGNAN): Promise<string> {
    return `Bearer ${(await mintToken(this.infrastructure.secrets, { role, jurisdiction })).token}`;
  }

  async stop(): Promise<void> {
    await this.province.leave();
    await this.app.close();
    await this.infrastructure.stop();
  }
}
