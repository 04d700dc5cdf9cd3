import { setTimeout as sleep } from 'node:timers/promises';
import { CompressionTypes, Kafka, Partitioners, logLevel } from 'kafkajs';
import { LogSuite, record, until } from '../../../testing/src/log-suite';
import type { Reader } from '../../../testing/src/log-suite';
import { createKafkaClient } from './kafka-client';
import type { LogLevel } from './kafkajs-logger';
import { DestinationForbidden, TransportUnavailable } from './log-errors';
import type { LogClient, LogConnection } from './ports';

/** What only Kafka can do to us: a broker that dies, principals and their rights, a log that is cut short. */
describe('the Kafka behind the log', () => {
  jest.setTimeout(60_000);
  let suite: LogSuite;
  const remarks: { level: LogLevel; text: string }[] = [];
  const as = (connection: Partial<LogConnection>): LogClient =>
    createKafkaClient({ ...suite.broker.connection, ...connection }, { logger: () => undefined });

  beforeAll(async () => {
    suite = await LogSuite.start(({ connection }) =>
      createKafkaClient(connection, {
        logger: (level, message, fields) =>
          remarks.push({ level, text: `${message} ${JSON.stringify(fields)}` }),
      }),
    );
  }, 60_000);
  afterEach(() => suite.stopReaders());
  afterAll(() => suite?.stop());

  it('takes the place of its killed former self at once', async () => {
    const topic = await suite.aTopic();
    const killed = await suite.reading([topic], 'killed');
    await until('it is a member', () => killed.memberIds.length > 0);
    killAsByTheKernel(killed);
    const reader = suite.aReader('killed');
    const from = Date.now();
    await reader.consumer.start([topic], reader, killed.memberIds.at(-1));
    await until('it has the partition', () => reader.assigned.length === 1);
    expect(Date.now() - from).toBeLessThan(5_000); // the session ends after six seconds
  });

  it('inherits the partitions of a killed member within the session timeout when nobody knows its id', async () => {
    const topic = await suite.aTopic();
    const killed = await suite.reading([topic], 'forgotten');
    await until('it is a member', () => killed.memberIds.length > 0);
    killAsByTheKernel(killed);
    const reader = suite.aReader('forgotten');
    await reader.consumer.start([topic], reader);
    expect(await until('it has the partition', () => reader.assigned.length === 1)).toBeLessThan(8_000);
  });

  it('tells that records were lost when the log starts beyond the position, and reads on', async () => {
    const topic = await suite.aTopic();
    await suite.send(...['0', '1', '2', '3'].map((text) => record(topic, 0, text)));
    await deleteBefore(topic, '3');
    const reader = suite.aReader();
    reader.positions = async () => [{ topic, partition: 0, offset: 1n }];
    await reader.consumer.start([topic], reader);
    await until('the rest is read', () => reader.texts().includes('3'));
    expect(reader.losses).toEqual([{ partition: 0, wanted: 1n, start: 3n }]);
    expect(reader.texts()).toEqual(['3']);
  });

  it('reads what a department compressed', async () => {
    const topic = await suite.aTopic();
    const kafka = rawKafka();
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    const headers = { ce_type: 'OrderAcknowledged.v1', twice: ['one', 'two'] };
    await producer.send({
      topic,
      compression: CompressionTypes.GZIP,
      messages: [{ key: 'k', value: 'gzip', headers }],
    });
    await producer.disconnect();
    await suite.send(record(topic, 0, 'plain'));
    const reader = await suite.reading([topic]);
    await until('both are read', () => reader.texts().join() === 'gzip,plain');
    expect(reader.records[0]).toMatchObject({
      offset: 0n,
      key: Buffer.from('k'),
      headers: { ce_type: 'OrderAcknowledged.v1', twice: 'two' },
      logAppendTime: true,
    });
  });

  describe('rights', () => {
    it('lets a new user log in at once, and into nothing', async () => {
      const topic = await suite.aTopic();
      await suite.admin.createScramUsers([{ name: 'dept.a', password: 'secret-a' }]);
      const department = as({ username: 'dept.a', password: 'secret-a' });
      const producer = await department.producer();
      await expect(producer.partitionCount(topic)).rejects.toBeInstanceOf(DestinationForbidden);
      await expect(producer.send([record(topic, 0, 'x')])).rejects.toMatchObject({ topics: [topic] });
      await producer.close();
      const admin = await department.admin();
      expect(await admin.listTopics()).toEqual([]);
      await admin.close();
    });

    it('lets a department write its own topic only, from the moment that the rule is there', async () => {
      const [own, foreign] = [await suite.aTopic(), await suite.aTopic()];
      await suite.admin.createScramUsers([{ name: 'dept.b', password: 'secret-b' }]);
      const rule = { principal: 'User:dept.b', resource: 'topic', pattern: 'literal', name: own } as const;
      await suite.admin.allow([{ ...rule, operations: ['write', 'describe'] }]);
      const department = as({ username: 'dept.b', password: 'secret-b' });
      const producer = await department.producer();
      await expect(producer.send([record(own, 0, 'x')])).resolves.toHaveLength(1);
      await expect(producer.send([record(own, 0, 'x'), record(foreign, 0, 'y')])).rejects.toMatchObject({
        name: 'DestinationForbidden',
        topics: [foreign],
      });
      await producer.close();
    });

    it('reads the allowed topics and names the forbidden one, with a group prefix that ends in a dot', async () => {
      const [own, foreign] = [await suite.aTopic(), await suite.aTopic()];
      await suite.admin.createScramUsers([{ name: 'dept.c', password: 'secret-c' }]);
      const principal = 'User:dept.c';
      await suite.admin.allow([
        { principal, resource: 'topic', name: own, pattern: 'literal', operations: ['read'] },
        { principal, resource: 'group', name: 'dept.c.', pattern: 'prefixed', operations: ['read'] },
      ]);
      await suite.send(record(own, 0, 'x'), record(foreign, 0, 'y'));
      const department = as({ username: 'dept.c', password: 'secret-c' });
      const reader = suite.aReader('dept.c.orders', department);
      await reader.consumer.start([own, foreign], reader);
      await until('its own is read', () => reader.texts().includes('x'));
      expect(reader.unreadable).toEqual([{ topic: foreign, reason: 'forbidden' }]);
      const intruder = suite.aReader('dept.c1.orders', department);
      await expect(intruder.consumer.start([own], intruder)).rejects.toThrow('group "dept.c1.orders"');
    });
  });

  describe('faults in words that an operator can act on', () => {
    it('says that a user name or password is wrong', async () => {
      await expect(as({ password: 'not this' }).producer()).rejects.toThrow(
        'likely a wrong user name or password',
      );
      const reader = suite.aReader('wrong', as({ password: 'not this' }));
      await expect(reader.consumer.start([await suite.aTopic()], reader)).rejects.toThrow('wrong user name');
    });

    it('says that the broker expects a login', async () => {
      await expect(as({ securityProtocol: 'PLAINTEXT' }).admin()).rejects.toThrow('likely it expects SASL');
    });

    it('says that nobody listens at the address', async () => {
      await expect(as({ brokers: ['127.0.0.1:1'] }).producer()).rejects.toThrow(TransportUnavailable);
    });

    it('never repeats what a record says', () => {
      expect(remarks.filter(({ text }) => /case-1|CaseAccepted|受理/.test(text))).toEqual([]);
    });
  });

  it('goes on by itself after the broker was killed and came back, and loses nothing', async () => {
    const topic = await suite.aTopic(2);
    const reader = await suite.reading([topic]);
    await suite.send(record(topic, 0, 'before'));
    await until('it reads', () => reader.texts().includes('before'));
    reader.positions = async () => [{ topic, partition: 0, offset: 1n }];
    await suite.broker.kill();
    const spent = await suite.client.producer().catch((error: unknown) => error);
    expect(spent).toBeInstanceOf(TransportUnavailable);
    await expect(suite.send(record(topic, 0, 'lost'))).rejects.toBeInstanceOf(TransportUnavailable);
    await sleep(500);
    await suite.broker.restart();
    const producer = await producerWhenReady(suite.client);
    await producer.send([record(topic, 0, 'after'), record(topic, 1, 'after too')]);
    await until(
      'it reads on',
      () => reader.texts().includes('after') && reader.texts().includes('after too'),
      20_000,
    );
    expect(reader.texts()).toEqual(expect.arrayContaining(['before', 'after', 'after too']));
    expect(reader.texts().filter((text) => text === 'before')).toHaveLength(1);
    expect(reader.crashes).toEqual([]);
    await producer.close();
  });

  function rawKafka(): Kafka {
    const { brokers, username, password } = suite.broker.connection;
    const sasl = { mechanism: 'scram-sha-512', username, password } as const;
    return new Kafka({ brokers: [...brokers], sasl, logLevel: logLevel.NOTHING });
  }

  async function deleteBefore(topic: string, offset: string): Promise<void> {
    const admin = rawKafka().admin();
    await admin.connect();
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset }] });
    await admin.disconnect();
  }
});

async function producerWhenReady(
  client: LogClient,
  triesLeft = 20,
): Promise<Awaited<ReturnType<LogClient['producer']>>> {
  try {
    return await client.producer();
  } catch (error) {
    if (triesLeft === 0) throw error;
    await sleep(250);
    return producerWhenReady(client, triesLeft - 1);
  }
}

/** The sockets vanish without a farewell and nothing is sent any more, as after kill -9. */
function killAsByTheKernel({ consumer }: Reader): void {
  Object.assign(consumer, { abandoned: true });
  (consumer as unknown as { loop: { stop(): void } }).loop.stop();
}
