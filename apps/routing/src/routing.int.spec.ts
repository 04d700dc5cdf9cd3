import { randomUUID } from 'node:crypto';
import * as contracts from '@huiying/contracts';
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
import { LN, XX, aSubmission, submissionFor } from './a-case.fixture';
import { Responsibility1763800100000 } from './persistence/migrations/1763800100000-responsibility';
import { stores } from './persistence/stores';

jest.setTimeout(120_000);

type Json = Record<string, unknown>;
let infrastructure: Infrastructure;
let log: LogClient;
let pool: Pool;
let app: { close(): Promise<void>; getUrl(): Promise<string> };
let url: string;
const heard: { topic: string; type: string; data: Json }[] = [];
const consumers: LogConsumer[] = [];
const sequences = new Map<string, number>();
const sealing = new AesSealing(Buffer.alloc(32, 1));
const caseKey = Buffer.alloc(32, 7);

beforeAll(async () => {
  infrastructure = await startInfrastructure();
  const { kafka, postgres, secrets } = infrastructure;
  await migrateService({
    ownerUrl: postgres.urlFor('routing_owner'),
    schema: 'routing',
    runtimeRole: 'routing',
    stores,
    migrations: [Responsibility1763800100000],
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
  const { RoutingModule } = await import('./routing.module');
  const { config } = await import('./routing.config');
  app = await startService(RoutingModule, config());
  url = await app.getUrl();
});

afterAll(async () => {
  await app?.close();
  for (const consumer of consumers) await consumer.stop();
  await pool?.end();
  await infrastructure?.stop();
});

/** An event of another service, as its relay would send it. */
async function send(
  contract: contracts.MessageContract,
  subject: string,
  data: Json,
  topic = contract.topic,
  id?: string,
): Promise<void> {
  const source = topic.startsWith('dept.') ? '/dept' : `/huiying/${topic.split('.')[0]}`;
  const sequence = (sequences.get(`${topic} ${subject}`) ?? 0) + 1;
  sequences.set(`${topic} ${subject}`, sequence);
  await put(topic, subject, JSON.stringify(data), {
    ...contracts.toHeaders({
      id: id ?? randomUUID(),
      source,
      type: contract.type,
      subject,
      ...(topic.startsWith('dept.') ? {} : { sequence }),
    }),
  });
}

async function put(
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

async function listen(...topics: string[]): Promise<void> {
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

async function until<T>(
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

const told = (type: string, match: Json = {}): Promise<Json> =>
  until(
    type,
    () =>
      heard.find((one) => one.type === type && Object.entries(match).every(([k, v]) => one.data[k] === v))
        ?.data,
  );

async function http(
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

const office = (role: Bearer['role'], jurisdiction: string): Bearer => ({ role, jurisdiction });

/** A command with the version that its caller has just seen. */
async function command(bearer: Bearer, resource: string, act: string, body: Json) {
  const { etag } = await http(bearer, 'GET', resource);
  return http(bearer, 'POST', `${resource}/${act}`, body, { 'if-match': etag });
}

async function onboard(org: string, jurisdiction: string, duties: Json[]): Promise<void> {
  const contact = { name: '张三', phone: '0797-3512345' };
  const contacts = {
    principal_leader: contact,
    leader_in_charge: contact,
    responsible: contact,
    handler: contact,
    receiver: contact,
  };
  const body = { name: org, kind: 'administrative', jurisdiction, contacts, duties };
  const entered = await http(office('supervisor', '*'), 'PUT', `/organisations/${org}`, body, {
    'if-none-match': '*',
  });
  expect(entered).toMatchObject({ status: 201, body: { status: 'provisioning' } });
  await until(
    `${org} active`,
    async () =>
      (await http(office('supervisor', '*'), 'GET', `/organisations/${org}`)).body['status'] === 'active',
  );
}

async function accept(
  n: string,
  pack = XX,
  other: Json = {},
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
    sealedText: { keyId: `k-${n}`, title: seal('登记窗口等候过长'), content: seal('请回电13800138000') },
    attachments: [],
    ...other,
  });
  return { caseId, orderId: contracts.orderIdOf(caseId, 1), upstreamCaseNo };
}

describe('routing on a real broker and database', () => {
  it('makes organisations reachable, then carries a case of XX from acceptance to its receipt', async () => {
    await onboard('xx-zrzy', '410772', [{ taskCode: 'XX-T1' }]);
    await listen('dept.xx-zrzy.orders', 'province.receipts', 'routing.cases');
    const { caseId, orderId, upstreamCaseNo } = await accept('1001');

    const order = await told('order.assigned.v1', { orderId });
    expect(order).toMatchObject({
      title: '登记窗口等候过长',
      replyElements: ['verification', 'process', 'measures', 'result'],
    });
    expect(order['content']).not.toContain('13800138000');
    await told('receipt.case.assigned.v1', { upstreamCaseNo, leadOrg: 'xx-zrzy' });
    await told('routing.order.delivered.v1', { orderId });

    const act = (contract: contracts.MessageContract, data: Json, id?: string) =>
      send(contract, caseId, { orderId, ...data }, 'dept.xx-zrzy.actions', id);
    await act(contracts.DeptOrderAcknowledged, {}, 'ack-1');
    await act(contracts.DeptOrderAcknowledged, {}, 'ack-1');
    await act(contracts.DeptOrderSubmitted, { ...aSubmission(), reply: { text: '已办。' } }, 'thin');
    expect(await told('action.refused.v1', { actionId: 'thin' })).toMatchObject({
      ruleId: 'XX-25',
      reasonCode: 'ORDER.REPLY_ELEMENTS_MISSING',
    });
    await told('routing.action.refused.v1', { actionId: 'thin' });
    await put(
      'dept.xx-zrzy.actions',
      'x',
      'not json',
      contracts.toHeaders({ id: 'broken', source: '/dept', type: 'dept.order.submitted.v1' }),
    );
    expect(await told('action.refused.v1', { actionId: 'broken' })).toMatchObject({
      reasonCode: 'MESSAGE.NOT_JSON',
    });
    await act(contracts.DeptOrderAcknowledged, { orderId: 'o-00000000000000000000-1' }, 'strange');
    expect(await told('action.refused.v1', { actionId: 'strange' })).toMatchObject({
      reasonCode: 'ORDER.UNKNOWN',
    });
    await act(contracts.DeptOrderSubmitted, submissionFor(XX) as unknown as Json, 'good');
    await told('routing.order.submitted.v1', { orderId, actionId: 'good' });
    expect(heard.filter(({ type }) => type === 'routing.order.acknowledged.v1')).toHaveLength(1);

    const reviewer = office('reviewer', '410772');
    const seen = await http(reviewer, 'GET', `/orders/${orderId}`);
    expect(seen.body).toMatchObject({ status: 'submitted', reply: { text: aSubmission().reply.text } });
    const criteria = { factsClear: true, characterisationAccurate: true, handlingProper: true };
    const stale = await http(
      reviewer,
      'POST',
      `/orders/${orderId}/review`,
      { passed: true, criteria },
      { 'if-match': '"1"' },
    );
    expect(stale.status).toBe(412);
    const accused = { ...reviewer, org: 'xx-zrzy' };
    expect(
      (await command(accused, `/orders/${orderId}`, 'review', { passed: true, criteria })).body['code'],
    ).toBe('CASE.CONFLICT_OF_INTEREST');
    expect(await command(reviewer, `/orders/${orderId}`, 'review', { passed: true, criteria })).toMatchObject(
      {
        status: 200,
        body: { status: 'completed', outcome: 'resolved' },
      },
    );
    expect(await told('receipt.case.replied.v1', { upstreamCaseNo })).toMatchObject({
      reply: { text: aSubmission().reply.text },
    });
    await told('order.completed.v1', { orderId });

    const completed = await told('routing.case.completed.v1', { caseId });
    await send(contracts.CaseClocksClosed, caseId, { ...completed, onTime: true });
    expect(await told('receipt.case.completed.v1', { upstreamCaseNo })).toMatchObject({
      onTime: true,
      round: 1,
    });
  });

  it('tells the gateway alone the number behind a reference (contract §4)', async () => {
    const path = '/phones/xx-zrzy.handler';
    expect((await http(office('gateway', '*'), 'GET', path)).body).toMatchObject({ phone: '0797-3512345' });
    expect((await http(office('gateway', '*'), 'GET', '/phones/xx-zrzy.nobody')).status).toBe(404);
    expect((await http(office('supervisor', '*'), 'GET', path)).status).toBe(403);
  });

  it('keeps names, numbers and texts off its own topics and out of its readable tables', async () => {
    const internal = heard.filter(({ topic }) => topic === 'routing.cases');
    expect(internal.length).toBeGreaterThan(5);
    expect(JSON.stringify(internal)).not.toMatch(/张三|13800138000|增开窗口/);
    const { rows } = await pool.query(
      'select doc from case_file union all select doc from case_text union all select doc from order_text',
    );
    expect(JSON.stringify(rows)).not.toMatch(/13800138000|增开窗口|登记窗口/);
  });

  it('lets a dispatcher of LN assign, a unit return and another one be redone', async () => {
    await onboard('ln-a', '360783', [{ taskCode: 'LN-T1' }]);
    await onboard('ln-b', '360783', []);
    await listen('dept.ln-a.orders', 'dept.ln-b.orders');
    const { caseId, orderId } = await accept('2001', LN);
    const dispatcher = office('dispatcher', '360783');
    const waiting = await until('the case on the list', async () => {
      const { body } = await http(dispatcher, 'GET', '/dispatch');
      return (body['items'] as Json[]).find((item) => item['caseId'] === caseId);
    });
    expect(waiting).toMatchObject({
      reasonCode: 'ROUTING.NEEDS_CONFIRMATION',
      candidates: [{ org: 'ln-a', grounds: ['task_duty'] }],
    });
    expect((await command(dispatcher, `/cases/${caseId}`, 'assignment', { lead: 'ln-a' })).status).toBe(200);
    await told('order.assigned.v1', { orderId });
    await send(
      contracts.DeptOrderReturnRequested,
      caseId,
      { orderId, reason: '不属我局', legalBasis: '三定方案' },
      'dept.ln-a.actions',
      'back',
    );
    await told('routing.order.return_requested.v1', { orderId });
    const { body } = await http(dispatcher, 'GET', '/return-requests');
    const [request] = body['items'] as Json[];
    expect(request).toMatchObject({ orderId, reason: '不属我局', legalBasis: '三定方案' });
    const decision = { requestId: request!['requestId'], granted: true, reason: '职责界定', newLead: 'ln-b' };
    expect((await command(dispatcher, `/orders/${orderId}`, 'return-decision', decision)).status).toBe(200);
    await told('order.withdrawn.v1', { orderId, reason: 'reassigned' });
    const second = contracts.orderIdOf(caseId, 2);
    await told('order.assigned.v1', { orderId: second });
    const own = await http({ role: 'department', jurisdiction: '360783', org: 'ln-b' }, 'GET', '/orders');
    expect((own.body['items'] as Json[]).map((item) => item['orderId'])).toEqual([second]);

    await send(
      contracts.DeptOrderSubmitted,
      caseId,
      { orderId: second, ...submissionFor(LN) },
      'dept.ln-b.actions',
    );
    await told('routing.order.submitted.v1', { orderId: second });
    await send(contracts.RedoRequested, 'r-1', {
      ratingId: 'r-1',
      caseId,
      satisfaction: 'dissatisfied',
      ruleId: 'LN-49',
      requestedAt: '2026-11-20T10:00:00+08:00',
    });
    // the rating came before the check: it is kept, and changes the version that an officer has to name
    await until('the redo to be kept', async () => {
      const { rows } = await pool.query(`select 1 from case_file where id = $1 and doc ? 'pendingRedo'`, [
        caseId,
      ]);
      return rows.length > 0;
    });
    expect(
      (await command(office('reviewer', '360783'), `/orders/${second}`, 'review', { passed: true })).status,
    ).toBe(200);
    const completed = await told('routing.case.completed.v1', { caseId });
    await send(contracts.CaseClocksClosed, caseId, { ...completed, onTime: true });
    await told('order.redo.v1', { orderId: second, round: 2 });
    await told('routing.redo.delivered.v1', { orderId: second, round: 2 });
  });

  it('refuses an organisation of LN without its contacts (LN-03)', async () => {
    const body = { name: 'x', kind: 'administrative', jurisdiction: '360783', contacts: {}, duties: [] };
    const answer = await http(office('supervisor', '*'), 'PUT', '/organisations/ln-c', body, {
      'if-none-match': '*',
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'ROUTING.CONTACT_MISSING', ruleId: 'LN-03' } });
  });
});
