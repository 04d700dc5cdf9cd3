import { randomUUID } from 'node:crypto';
import * as contracts from '@huiying/contracts';
import { toHeaders, type MessageContract } from '@huiying/contracts';
import {
  AesSealing,
  createKafkaClient,
  keyPartitioner,
  migrateService,
  type LogClient,
  type LogConsumer,
} from '@huiying/messaging';
import { Pool } from 'pg';
import { startInfrastructure, type Infrastructure } from '../../../deploy/src/platform/infrastructure';
import { mintToken, type Bearer } from '../../../deploy/src/platform/tokens';
import { XX } from '../src/a-case.fixture';
import { migrations } from '../src/persistence/migrations/in-order';
import { stores } from '../src/persistence/stores';

export type Json = Record<string, unknown>;
export let infrastructure: Infrastructure;
let log: LogClient;
export let pool: Pool;
let app: { close(): Promise<void>; getUrl(): Promise<string> };
export let url: string;
export const heard: { topic: string; type: string; data: Json }[] = [];
const consumers: LogConsumer[] = [];
const sequences = new Map<string, number>();
const sealing = new AesSealing(Buffer.alloc(32, 1));
const caseKey = Buffer.alloc(32, 7);

/** The service itself on a real broker and database; the spec plays every neighbour. */
export async function startRouting(): Promise<void> {
  infrastructure = await startInfrastructure();
  const { kafka, postgres, secrets } = infrastructure;
  await migrateService({
    ownerUrl: postgres.urlFor('routing_owner'),
    schema: 'routing',
    runtimeRole: 'routing',
    stores,
    migrations,
  });
  const own = infrastructure.kafkaAs('svc-routing');
  Object.assign(process.env, {
    HUIYING_SERVICE: 'routing',
    HUIYING_DATA_KEY: secrets.dataKey,
    HUIYING_JWT_PUBLIC_KEY: Buffer.from(secrets.jwt.publicKey).toString('base64'),
    KAFKA_BROKERS: own.brokers.join(','),
    KAFKA_SECURITY_PROTOCOL: 'SASL_PLAINTEXT',
    KAFKA_USERNAME: own.username,
    KAFKA_PASSWORD: own.password,
    DATABASE_URL: postgres.urlFor('routing'),
    DATABASE_SCHEMA: 'routing',
    LOG_LEVEL: process.env['HUIYING_TEST_LOG'] ?? 'silent',
    PORT: '0',
  });
  log = createKafkaClient({
    brokers: [...kafka.brokers],
    clientId: 'routing-tests',
    securityProtocol: 'SASL_PLAINTEXT',
    username: kafka.username,
    password: kafka.password,
  });
  pool = new Pool({
    connectionString: postgres.urlFor('routing'),
    max: 2,
    options: '-c search_path=routing',
  });
  pool.on('error', () => undefined); // an idle connection may end with the server; the next query says so
  const { startService } = await import('@huiying/http');
  const { RoutingModule } = await import('../src/routing.module');
  const { config } = await import('../src/routing.config');
  app = await startService(RoutingModule, config());
  url = await app.getUrl();
}

export async function stopRouting(): Promise<void> {
  await app?.close();
  for (const consumer of consumers) await consumer.stop();
  await pool?.end();
  await infrastructure?.stop();
}

/** An event of another service, as its relay would send it. */
export async function send(
  contract: MessageContract,
  subject: string,
  data: Json,
  topic = contract.topic,
  id?: string,
): Promise<void> {
  const source = topic.startsWith('dept.') ? '/dept' : `/huiying/${topic.split('.')[0]}`;
  const sequence = (sequences.get(`${topic} ${subject}`) ?? 0) + 1;
  sequences.set(`${topic} ${subject}`, sequence);
  await put(topic, subject, JSON.stringify(data), {
    ...toHeaders({
      id: id ?? randomUUID(),
      source,
      type: contract.type,
      subject,
      ...(topic.startsWith('dept.') ? {} : { sequence }),
    }),
  });
}

export async function put(
  topic: string,
  key: string,
  value: string,
  headers: Record<string, string>,
): Promise<void> {
  const producer = await log.producer();
  const partition = keyPartitioner(Buffer.from(key), (await producer.partitionCount(topic)) ?? 1);
  await producer.send([{ topic, partition, key: Buffer.from(key), value: Buffer.from(value), headers }]);
  await producer.close();
}

export async function listen(...topics: string[]): Promise<void> {
  const consumer = log.consumer({ groupId: `tests.${randomUUID()}` });
  consumers.push(consumer);
  await consumer.start(topics, {
    onAssigned: () => Promise.resolve([]),
    onCrash: () => undefined,
    onBatch: ({ topic, records }) => {
      for (const { value, headers } of records) {
        heard.push({
          topic,
          type: headers['ce_type'] ?? '',
          data: JSON.parse(value?.toString() ?? '{}') as Json,
        });
      }
    },
  });
}

export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  for (let left = 400; left > 0; left -= 1) {
    const found = await probe();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`did not happen: ${what}; heard ${heard.map(({ type }) => type).join(', ')}`);
}

export const told = (type: string, match: Json = {}): Promise<Json> =>
  until(
    type,
    () =>
      heard.find((one) => one.type === type && Object.entries(match).every(([k, v]) => one.data[k] === v))
        ?.data,
  );

export async function http(
  bearer: Bearer,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const { token } = await mintToken(infrastructure.secrets, bearer);
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    body: (await response.json()) as Json,
  };
}

export const office = (role: Bearer['role'], jurisdiction: string): Bearer => ({ role, jurisdiction });

/** A command with the version that its caller has just seen. */
export async function command(bearer: Bearer, resource: string, act: string, body: Json) {
  const { etag } = await http(bearer, 'GET', resource);
  return http(bearer, 'POST', `${resource}/${act}`, body, { 'if-match': etag });
}

export async function onboard(org: string, jurisdiction: string, duties: Json[]): Promise<void> {
  const contact = { name: '张三', phone: '0797-3512345' };
  const contacts = {
    principal_leader: contact,
    leader_in_charge: contact,
    responsible: contact,
    handler: contact,
    receiver: contact,
    chief_representative: contact,
  };
  const body = { name: org, kind: 'administrative', jurisdiction, contacts, duties };
  const entered = await http(office('supervisor', '*'), 'PUT', `/organisations/${org}`, body, {
    'if-none-match': '*',
  });
  if (entered.status !== 201) throw new Error(`${org}: ${JSON.stringify(entered.body)}`);
  await until(
    `${org} active`,
    async () =>
      (await http(office('supervisor', '*'), 'GET', `/organisations/${org}`)).body['status'] === 'active',
  );
}

export async function accept(
  n: string,
  pack = XX,
  other: Json = {},
  content = '请回电13800138000',
): Promise<{ caseId: string; orderId: string; upstreamCaseNo: string }> {
  const upstreamCaseNo = `N${n}`;
  const caseId = contracts.caseIdOf('provincial', upstreamCaseNo);
  await send(contracts.CaseKeyIssued, caseId, { caseId, keyId: `k-${n}`, key: caseKey.toString('base64') });
  const seal = (text: string) => sealing.seal(`k-${n}`, caseKey, text);
  await send(contracts.CaseAccepted, caseId, {
    ...contracts.CaseAccepted.example,
    caseId,
    caseNo: `${pack.id}-20261116-${n}`,
    sourceSystem: 'provincial',
    upstreamCaseNo,
    jurisdiction: pack.code,
    respondent: {},
    serviceCase: { taskCode: `${pack.id}-T1` },
    sealedText: { keyId: `k-${n}`, title: seal('登记窗口等候过长'), content: seal(content) },
    attachments: [],
    ...other,
  });
  return { caseId, orderId: contracts.orderIdOf(caseId, 1), upstreamCaseNo };
}
