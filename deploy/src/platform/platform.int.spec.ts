import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AclOperationTypes, Kafka, type Consumer } from 'kafkajs';
import { checkBroker } from '../recovery/after-broker-loss';
import { AnotherBroker } from '../recovery/former-broker';
import { intakeHasWorked, makeServiceTables } from '../recovery/service-tables.fixture';
import { createDepartmentPrincipal, withAdmin } from './kafka-admin';
import { clientConfig, type KafkaAccess } from './kafka-access';
import { startInfrastructure, type Infrastructure } from './infrastructure';
import { PlatformAlreadyRuns } from './ownership';
import { homeAt } from './paths';
import { DATABASE_LOGINS } from './names';
import { withClient } from './postgres-access';
import { FIXED_TOPICS, untilServed } from './topics';

const password = 'a-password-of-a-department';
const impatient = { retry: { retries: 0 } };

/** The client says it in two ways: the broker's error type, or (from its metadata cache) only in words. */
function reasonOf(error: unknown): string {
  const { type, message } = error as { type?: string; message: string };
  return type ?? (/Not authorized to access topics/.test(message) ? 'TOPIC_AUTHORIZATION_FAILED' : message);
}

/** Topics of two departments, as routing makes them. */
async function onboard(platform: Infrastructure, ...orgs: string[]): Promise<void> {
  await withAdmin(platform.kafka, async (admin) => {
    await admin.createTopics({
      waitForLeaders: false,
      topics: orgs.flatMap((org) => [
        { topic: `dept.${org}.orders`, numPartitions: 1 },
        { topic: `dept.${org}.actions`, numPartitions: 1 },
      ]),
    });
    await untilServed(
      admin,
      orgs.flatMap((org) => [`dept.${org}.orders`, `dept.${org}.actions`]),
    );
  });
  for (const org of orgs) await createDepartmentPrincipal(platform.kafka, org, password);
}

async function send(access: KafkaAccess, topic: string): Promise<string> {
  const producer = new Kafka(clientConfig(access, 'spec')).producer(impatient);
  try {
    await producer.connect();
    await producer.send({ topic, messages: [{ value: '{}' }] });
    return 'sent';
  } catch (error) {
    return reasonOf(error);
  } finally {
    await producer.disconnect();
  }
}

async function read(access: KafkaAccess, topic: string, groupId: string): Promise<string> {
  const consumer: Consumer = new Kafka(clientConfig(access, 'spec')).consumer({
    groupId,
    maxWaitTimeInMs: 100,
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    return await new Promise<string>((settle) => {
      consumer.on('consumer.crash', ({ payload }) => settle(reasonOf(payload.error)));
      consumer.on('consumer.fetch', () => settle('read'));
      void consumer.run({ eachMessage: async () => {} });
    });
  } catch (error) {
    return reasonOf(error);
  } finally {
    await consumer.disconnect();
  }
}

async function idsOf(access: KafkaAccess, topic: string, count: number): Promise<string[]> {
  const consumer = new Kafka(clientConfig(access, 'spec')).consumer({ groupId: 'spec.ids' });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const ids: string[] = [];
  await new Promise<void>((done) => {
    void consumer.run({
      eachMessage: async ({ message }) => {
        if (ids.push(String(message.headers?.['ce_id'])) === count) done();
      },
    });
  });
  await consumer.disconnect();
  return ids;
}

const outcomeOf = (url: string, sql: string): Promise<string> =>
  withClient(url, async (client) => {
    await client.query(sql);
    return 'done';
  }).catch((error: { code?: string }) => error.code ?? 'failed without a code');

const INSUFFICIENT_PRIVILEGE = '42501';
const READ_ONLY_TRANSACTION = '25006';

jest.setTimeout(60_000); // several such suites may share two cores

describe('the embedded platform', () => {
  let platform: Infrastructure;
  let org1: KafkaAccess;
  const homeDirectory = mkdtempSync(join(tmpdir(), 'huiying-spec-'));

  beforeAll(async () => {
    platform = await startInfrastructure({ home: homeDirectory, ephemeral: true, tls: true });
    await onboard(platform, 'org1', 'org10');
    org1 = { ...platform.kafka, username: 'dept.org1', password };
  }, 90_000);
  afterAll(async () => {
    await platform?.stop();
    rmSync(homeDirectory, { recursive: true, force: true });
  }, 60_000);

  describe('a department', () => {
    it('writes its own actions', async () => expect(await send(org1, 'dept.org1.actions')).toBe('sent'));
    it('reads its own orders', async () =>
      expect(await read(org1, 'dept.org1.orders', 'dept.org1.inbox')).toBe('read'));

    it.each(['dept.org10.actions', 'dept.org1.orders', 'province.cases', 'routing.cases', 'clock.control'])(
      'may not write to %s',
      async (topic) => expect(await send(org1, topic)).toBe('TOPIC_AUTHORIZATION_FAILED'),
    );

    it.each(['dept.org10.orders', 'province.receipts', 'routing.cases', 'intake.keys'])(
      'may not read %s',
      async (topic) => expect(await read(org1, topic, 'dept.org1.inbox')).toBe('TOPIC_AUTHORIZATION_FAILED'),
    );

    it('may not use the groups of another whose code begins with its own', async () => {
      expect(await read(org1, 'dept.org1.orders', 'dept.org10.inbox')).not.toBe('read');
    });

    it('sees no topic but its two', async () => {
      const topics = await withAdmin(org1, (admin) => admin.listTopics());
      expect(topics.sort()).toEqual(['dept.org1.actions', 'dept.org1.orders']);
    });

    it('may neither create topics nor give itself rights', async () => {
      await withAdmin(org1, async (admin) => {
        await expect(admin.createTopics({ topics: [{ topic: 'dept.org1.more' }] })).rejects.toThrow();
        const [rule] = (await import('./acls')).departmentAcls('org10');
        await expect(
          admin.createAcls({ acl: rule ? [{ ...rule, operation: AclOperationTypes.ALL }] : [] }),
        ).rejects.toThrow();
      });
    });

    it('needs a code that cannot widen a rule', async () => {
      await expect(createDepartmentPrincipal(platform.kafka, 'org1.x', password)).rejects.toThrow(RangeError);
    });
  });

  describe('the broker', () => {
    it('refuses whoever has no name or a wrong password', async () => {
      const { sasl: _none, ...anonymous } = clientConfig(platform.kafka, 'spec');
      const nobody = new Kafka({ ...anonymous, retry: { retries: 0 } }).admin();
      await expect(nobody.connect().then(() => nobody.listTopics())).rejects.toThrow();
      await nobody.disconnect();
      await expect(withAdmin({ ...org1, password: 'wrong' }, (admin) => admin.listTopics())).rejects.toThrow(
        /authentication/i,
      );
    });

    it('speaks encrypted, and only with who trusts its certificate', async () => {
      expect(platform.kafka.securityProtocol).toBe('SASL_SSL');
      const { caFile: _none, ...trusting } = platform.kafka;
      const unencrypted = { ...trusting, securityProtocol: 'SASL_PLAINTEXT' as const };
      for (const access of [trusting, unencrypted]) {
        const client = new Kafka({ ...clientConfig(access, 'spec'), retry: { retries: 0 } }).admin();
        await expect(client.connect().then(() => client.listTopics())).rejects.toThrow();
        await client.disconnect();
      }
    });

    it('has every fixed topic with its partitions, stamped with the append time', async () => {
      await withAdmin(platform.kafka, async (admin) => {
        const { topics } = await admin.fetchTopicMetadata({ topics: FIXED_TOPICS.map(({ topic }) => topic) });
        const partitions = Object.fromEntries(topics.map((t) => [t.name, t.partitions.length]));
        expect(partitions).toEqual(Object.fromEntries(FIXED_TOPICS.map((t) => [t.topic, t.partitions])));
        const { resources } = await admin.describeConfigs({
          includeSynonyms: false,
          resources: FIXED_TOPICS.map(({ topic }) => ({
            type: 2,
            name: topic,
            configNames: ['message.timestamp.type'],
          })),
        });
        const types = resources.map((resource) => resource.configEntries[0]?.configValue);
        expect(new Set(types)).toEqual(new Set(['LogAppendTime']));
      });
    });

    it('lets each service write its own topics and no other service’s', async () => {
      expect(await send(platform.kafkaAs('svc-intake'), 'intake.cases')).toBe('sent');
      expect(await send(platform.kafkaAs('svc-intake'), 'routing.cases')).toBe('TOPIC_AUTHORIZATION_FAILED');
      expect(await send(platform.kafkaAs('svc-reporting'), 'intake.cases')).toBe(
        'TOPIC_AUTHORIZATION_FAILED',
      );
      expect(await send(platform.kafkaAs('svc-sla'), 'dept.org1.orders')).toBe('sent');
      expect(await read(platform.kafkaAs('svc-routing'), 'dept.org1.actions', 'routing.departments')).toBe(
        'read',
      );
    });

    it('lets routing onboard an organisation by itself', async () => {
      const routing = platform.kafkaAs('svc-routing');
      await withAdmin(routing, (admin) =>
        admin.createTopics({
          topics: [{ topic: 'dept.org2.orders', numPartitions: 1 }],
          waitForLeaders: false,
        }),
      );
      await createDepartmentPrincipal(routing, 'org2', password);
      const org2 = { ...platform.kafka, username: 'dept.org2', password };
      expect(await withAdmin(org2, (admin) => admin.listTopics())).toEqual(['dept.org2.orders']);
    });

    it('lets the province push and the operator set the clock, and not the other way round', async () => {
      expect(await send(platform.kafkaAs('province'), 'province.cases')).toBe('sent');
      expect(await send(platform.kafkaAs('operator'), 'clock.control')).toBe('sent');
      expect(await send(platform.kafkaAs('province'), 'clock.control')).toBe('TOPIC_AUTHORIZATION_FAILED');
    });
  });

  describe('the database', () => {
    const as = (login: string): string => platform.postgres.urlFor(login);

    beforeAll(async () => {
      const table = (schema: string): string =>
        `create table ${schema}.secret (id int); insert into ${schema}.secret values (1)`;
      expect(await outcomeOf(as('routing_owner'), table('routing'))).toBe('done');
      expect(await outcomeOf(as('intake_owner'), table('intake'))).toBe('done');
      expect(await outcomeOf(as('reporting_owner'), 'create view bi.case_v1 as select 1 as id')).toBe('done');
    });

    it('lets a service read and write its own schema', async () => {
      expect(await outcomeOf(as('routing'), 'update secret set id = 2')).toBe('done');
    });

    it('lets no service look into another’s schema', async () => {
      expect(await outcomeOf(as('intake'), 'select * from routing.secret')).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await outcomeOf(as('intake_owner'), 'select * from routing.secret')).toBe(
        INSUFFICIENT_PRIVILEGE,
      );
    });

    it('lets the running service change no table definitions', async () => {
      expect(await outcomeOf(as('routing'), 'drop table routing.secret')).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await outcomeOf(as('routing'), 'create table routing.more (id int)')).toBe(
        INSUFFICIENT_PRIVILEGE,
      );
    });

    it('lets bi read its views and nothing else, and write nowhere', async () => {
      expect(await outcomeOf(as('bi'), 'select * from case_v1')).toBe('done');
      expect(await outcomeOf(as('bi'), 'select * from routing.secret')).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await outcomeOf(as('bi'), 'create table bi.mine (id int)')).toBe(READ_ONLY_TRANSACTION);
      expect(await outcomeOf(as('bi'), 'begin read write; create table bi.mine (id int)')).toBe(
        INSUFFICIENT_PRIVILEGE,
      );
    });

    it('lets the operator read every schema and change none', async () => {
      expect(await outcomeOf(as('operator'), 'select * from routing.secret, intake.secret, bi.case_v1')).toBe(
        'done',
      );
      expect(await outcomeOf(as('operator'), 'begin read write; delete from routing.secret')).toBe(
        INSUFFICIENT_PRIVILEGE,
      );
    });

    it('cuts a session that stops inside a transaction, and commits durably', async () => {
      const shown = await withClient(as('sla'), async (client) => {
        const { rows } = await client.query<Record<string, string>>(
          `select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('lock_timeout') as lock,
                  current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync`,
        );
        return rows[0];
      });
      expect(shown).toEqual({ idle: '5s', lock: '3s', commit: 'on', fsync: 'on' });
    });
  });

  describe('its home', () => {
    it('is refused to a second platform while the first one runs', async () => {
      await expect(startInfrastructure({ home: homeDirectory })).rejects.toThrow(PlatformAlreadyRuns);
    });

    it('keeps secrets from other users of the machine', () => {
      const home = homeAt(homeDirectory);
      expect(existsSync(home.secretsFile)).toBe(true);
      expect(readFileSync(home.secretsFile, 'utf8')).toContain('svc-intake');
    });

    it('keeps records, rows and departments over a restart on the same ports', async () => {
      const before = platform.kafka.brokers;
      await platform.stop();
      platform = await startInfrastructure({ home: homeDirectory, ephemeral: true, tls: true });
      expect(platform.kafka.brokers).toEqual(before);
      expect(await read(org1, 'dept.org1.orders', 'dept.org1.inbox')).toBe('read');
      const offsets = await withAdmin(platform.kafka, (admin) => admin.fetchTopicOffsets('dept.org1.orders'));
      expect(offsets[0]?.high).toBe('1');
      expect(await outcomeOf(platform.postgres.urlFor('routing'), 'select 1 / (select id from secret)')).toBe(
        'done',
      );
    }, 60_000);

    it('comes back after the broker and the database were killed', async () => {
      await Promise.all([platform.broker?.kill9(), platform.database?.kill9()]);
      await Promise.all([platform.broker?.restart(), platform.database?.restart()]);
      expect(await outcomeOf(platform.postgres.urlFor('routing'), 'select * from secret')).toBe('done');
      expect(await send(org1, 'dept.org1.actions')).toBe('sent');
    }, 60_000);
  });

  // Last, because broker users and database logins get new passwords: they belong to the server, not to a home.
  describe('whose broker’s data was lost', () => {
    const clusterId = (): Promise<string> =>
      withAdmin(platform.kafka, async (admin) => (await admin.describeCluster()).clusterId);
    const check = (isLost: boolean): Promise<string[]> => {
      const said: string[] = [];
      return checkBroker(platform, isLost, (line) => said.push(line)).then(() => said);
    };
    const appended = (topic: string): Promise<string[]> =>
      withAdmin(platform.kafka, async (admin) =>
        (await admin.fetchTopicOffsets(topic))
          .sort((a, b) => a.partition - b.partition)
          .map(({ high }) => high),
      );
    let before: string;

    beforeAll(async () => {
      before = await clusterId();
      await makeServiceTables(platform.postgres);
      await intakeHasWorked(platform.postgres, before);
      expect(await check(false)).toEqual([]); // the broker that they know
      await platform.stop();
      rmSync(homeAt(homeDirectory).kafka, { recursive: true });
      platform = await startInfrastructure({ home: homeDirectory, ephemeral: true, tls: true });
    });

    it('is another cluster, so that services know that their places are another log’s', async () => {
      expect(await clusterId()).not.toBe(before);
    });

    it('lets no service begin on a broker without history, until the operator has said that it is lost', async () => {
      await expect(check(false)).rejects.toBeInstanceOf(AnotherBroker);
      expect(await appended('intake.cases')).toEqual(['0', '0', '0', '0']);
    });

    it('refuses to be refilled while a service is at the database', async () => {
      await withClient(platform.postgres.urlFor('sla'), () =>
        expect(check(true)).rejects.toThrow(/Stop the services first: sla/),
      );
    });

    it('has again what services have published, in their order and on their partitions, receipts of thirty days', async () => {
      const said = await check(true);
      expect(said).toContain('published again: intake 4, routing 0, sla 0, rating 0, reporting 0');
      expect(said.join()).toMatch(/the province reads province.receipts from its beginning/);
      expect(await appended('intake.cases')).toEqual(['0', '2', '0', '0']);
      expect(await appended('intake.keys')).toEqual(['1', '0', '0', '0']);
      expect(await appended('province.receipts')).toEqual(['0', '0', '1', '0']);
      expect(await idsOf(platform.kafka, 'intake.cases', 2)).toEqual(['first', 'second']);
    });
  });

  it('can be the user’s own servers, prepared by an administrator who is no superuser, any number of times', async () => {
    const server = new URL(platform.postgres.adminUrl);
    server.pathname = '/postgres';
    await withClient(server.toString(), async (client) => {
      await client.query('drop database huiying with (force)');
      for (const login of DATABASE_LOGINS) await client.query(`drop role ${login}`);
      await client.query(`create role deployer login createrole createdb password 'd'`);
    });
    const env = {
      KAFKA_BROKERS: platform.kafka.brokers.join(','),
      KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
      KAFKA_CA_FILE: String(platform.kafka.caFile),
      KAFKA_ADMIN_USERNAME: 'admin',
      KAFKA_ADMIN_PASSWORD: platform.kafka.password,
      DATABASE_URL: `postgres://deployer:d@${server.host}`,
    };
    for (const run of ['first', 'second']) {
      const external = await startInfrastructure({ env, onProgress: () => run });
      expect([external.broker, external.database]).toEqual([undefined, undefined]);
      expect(await send(external.kafkaAs('province'), 'province.cases')).toBe('sent');
      const url = external.postgres.urlFor('sla_owner');
      expect(await outcomeOf(url, `create table if not exists clock (id int)`)).toBe('done');
      expect(await outcomeOf(external.postgres.urlFor('sla'), 'insert into clock values (1)')).toBe('done');
      await external.stop();
    }
  });
});
