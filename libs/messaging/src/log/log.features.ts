import { setTimeout as sleep } from 'node:timers/promises';
import { LogSuite, record, until } from '../../../testing/src/log-suite';
import type { SuiteBroker } from '../../../testing/src/suite-broker';
import { createKafkaClient } from './kafka-client';
import type { LogClient } from './ports';

/** Every adapter of the log ports; each must hold all sentences below. */
const ADAPTERS: readonly (readonly [name: string, create: (broker: SuiteBroker) => LogClient])[] = [
  ['Kafka', ({ connection }) => createKafkaClient(connection, { logger: () => undefined })],
];

const LONG_POLL_MS = 15_000;

describe.each(ADAPTERS)('reading the log of %s', (_name, create) => {
  jest.setTimeout(30_000);
  let suite: LogSuite;

  beforeAll(async () => {
    suite = await LogSuite.start(create);
  }, 60_000);
  afterEach(() => suite.stopReaders());
  afterAll(() => suite?.stop());

  describe('reading', () => {
    it('delivers the records of a partition in the order in which they were sent, from the beginning', async () => {
      const topic = await suite.aTopic(2);
      for (let i = 0; i < 20; i += 1)
        await suite.send(record(topic, i % 2, `${i}`), record(topic, i % 2, `${i}'`));
      const reader = await suite.reading([topic]);
      await until('all are there', () => reader.records.length === 40);
      for (const partition of [0, 1]) {
        const own = reader.records.filter((one) => one.partition === partition);
        expect(own.map(({ offset }) => Number(offset))).toEqual(Array.from({ length: 20 }, (_, i) => i));
      }
    });

    it('keeps keys and values as bytes, headers as text, and a tombstone as nothing', async () => {
      const topic = await suite.aTopic(1, { 'cleanup.policy': 'compact' });
      const bytes = Buffer.from([0, 255, 254, 1]);
      await suite.send({ ...record(topic, 0, bytes), key: bytes }, record(topic, 0, null));
      const reader = await suite.reading([topic]);
      await until('both are there', () => reader.records.length === 2);
      expect(reader.records[0]).toMatchObject({ key: bytes, value: bytes, headers: { ce_source: '受理' } });
      expect(reader.records[1]?.value).toBeNull();
    });

    it('tells whether the time of a record is the append time of the broker or the claim of the sender', async () => {
      const [appended, claimed] = [
        await suite.aTopic(),
        await suite.aTopic(1, { 'message.timestamp.type': 'CreateTime' }),
      ];
      const before = Date.now();
      const acks = await suite.send(record(appended, 0, 'x'), record(claimed, 0, 'y'));
      const reader = await suite.reading([appended, claimed]);
      await until('both are there', () => reader.records.length === 2);
      const [first, second] = [appended, claimed].map((topic) =>
        reader.records.find((one) => one.topic === topic),
      );
      expect([first?.logAppendTime, second?.logAppendTime]).toEqual([true, false]);
      expect(first?.timestampMs).toBeGreaterThanOrEqual(before - 1);
      expect(acks.map(({ appendedAtMs }) => appendedAtMs)).toEqual([first?.timestampMs, -1]);
    });

    it('delivers nothing before the positions are known, and then from there', async () => {
      const topic = await suite.aTopic();
      await suite.send(...Array.from({ length: 10 }, (_, i) => record(topic, 0, `${i}`)));
      const reader = suite.aReader();
      let deliveredBefore = -1;
      reader.positions = async () => {
        await sleep(300);
        deliveredBefore = reader.records.length;
        return [{ topic, partition: 0, offset: 7n }];
      };
      await reader.consumer.start([topic], reader);
      await until('the rest is there', () => reader.records.length === 3);
      expect(deliveredBefore).toBe(0);
      expect(reader.texts()).toEqual(['7', '8', '9']);
    });

    it('asks for the positions again when they could not be told', async () => {
      const topic = await suite.aTopic();
      await suite.send(record(topic, 0, 'x'));
      const reader = suite.aReader();
      reader.positions = async () => {
        if (reader.assignments.length < 2) throw new Error('the database is away');
        return [];
      };
      await reader.consumer.start([topic], reader);
      await until('it is read all the same', () => reader.records.length === 1);
      expect(reader.crashes).toEqual([]);
    });

    it('does not keep one partition waiting for another that is paused, and goes on without a gap', async () => {
      const topic = await suite.aTopic(2);
      const reader = await suite.reading([topic]);
      await suite.send(record(topic, 0, 'a0'), record(topic, 1, 'b0'));
      await until('both partitions flow', () => reader.records.length === 2);
      reader.consumer.pause([{ topic, partition: 0 }]);
      await suite.send(record(topic, 0, 'a1'), record(topic, 1, 'b1'));
      expect(await until('the other flows on', () => reader.texts().includes('b1'))).toBeLessThan(500);
      await sleep(300);
      expect(reader.texts()).not.toContain('a1');
      await suite.send(record(topic, 0, 'a2'));
      reader.consumer.resume([{ topic, partition: 0 }]);
      expect(await until('it goes on', () => reader.texts().includes('a2'))).toBeLessThan(500);
      expect(reader.texts().filter((text) => text?.startsWith('a'))).toEqual(['a0', 'a1', 'a2']);
    });

    it('stays a member while everything is paused for longer than a session', async () => {
      const topic = await suite.aTopic();
      const reader = await suite.reading([topic]);
      reader.consumer.pause([{ topic, partition: 0 }]);
      await sleep(7_500);
      await suite.send(record(topic, 0, 'x'));
      reader.consumer.resume([{ topic, partition: 0 }]);
      await until('it goes on', () => reader.records.length === 1);
      expect(reader.assignments).toHaveLength(1);
    });

    it('reads again from a position when told to, also in the middle of a long poll', async () => {
      const topic = await suite.aTopic();
      await suite.send(...['0', '1', '2'].map((text) => record(topic, 0, text)));
      const reader = await suite.reading([topic]);
      await until('all are there', () => reader.records.length === 3);
      await sleep(100);
      reader.consumer.seek({ topic, partition: 0, offset: 1n });
      expect(await until('the tail comes again', () => reader.records.length === 5)).toBeLessThan(1_000);
      expect(reader.texts()).toEqual(['0', '1', '2', '1', '2']);
    });

    it('does not hide that a position lies behind the end of the log', async () => {
      const topic = await suite.aTopic();
      await suite.send(record(topic, 0, 'x'));
      const reader = suite.aReader();
      reader.positions = async () => [{ topic, partition: 0, offset: 50n }];
      await reader.consumer.start([topic], reader);
      await until('it reads what there is', () => reader.records.length === 1);
      expect(reader.losses).toEqual([{ partition: 0, wanted: 50n, end: 1n }]);
    });

    it('tells the process to exit when a listener throws, instead of reading on deaf', async () => {
      const topic = await suite.aTopic();
      const reader = await suite.reading([topic]);
      reader.hook = () => {
        throw new Error('a defect');
      };
      await suite.send(record(topic, 0, 'x'));
      await until('it is told', () => reader.crashes.length === 1);
      expect(reader.crashes[0]?.message).toContain('a defect');
    });

    it('leaves without waiting for the end of a long poll', async () => {
      const reader = await suite.reading([await suite.aTopic()]);
      reader.consumer.tune({ minBytes: 1_024, maxWaitMs: LONG_POLL_MS });
      await sleep(1_000);
      const from = Date.now();
      await reader.consumer.stop();
      expect(Date.now() - from).toBeLessThan(LONG_POLL_MS);
    });
  });

  describe('reading as a group', () => {
    it('reads a topic that is added to the subscription, and does nothing when the set is the same', async () => {
      const [first, second] = [await suite.aTopic(), await suite.aTopic()];
      await suite.send(record(first, 0, 'x'), record(second, 0, 'y'));
      const reader = await suite.reading([first]);
      await reader.consumer.resubscribe([first]);
      expect(reader.assignments.length).toBeLessThanOrEqual(1);
      await reader.consumer.resubscribe([first, second]);
      await until('the new topic is read', () => reader.texts(second).length === 1);
      expect(reader.assigned).toHaveLength(2);
    });

    it('finds a topic that appears after it was subscribed, and says until then that it cannot be read', async () => {
      const known = await suite.aTopic();
      const reader = await suite.reading([known, 'features.later']);
      expect(reader.unreadable).toEqual([{ topic: 'features.later', reason: 'unknown' }]);
      await suite.admin.createTopics([{ topic: 'features.later', partitions: 1, config: {} }]);
      while ((await suite.producer.partitionCount('features.later')) === undefined) await sleep(10);
      await suite.send(record('features.later', 0, 'x'));
      await until('it is read', () => reader.texts('features.later').length === 1, 15_000);
    });

    it('shares the partitions with a second member and gets them back when it leaves', async () => {
      const topic = await suite.aTopic(4);
      const group = 'features-two-members';
      const first = await suite.reading([topic], group);
      await until('the first has all', () => first.assigned.length === 4);
      await sleep(200);
      const second = await suite.reading([topic], group);
      await until('each has two', () => first.assigned.length === 2 && second.assigned.length === 2);
      await suite.send(...[0, 1, 2, 3].map((partition) => record(topic, partition, `${partition}`)));
      await until('all are read', () => first.records.length + second.records.length === 4);
      expect([...first.texts(), ...second.texts()].sort()).toEqual(['0', '1', '2', '3']);
      await second.consumer.stop();
      await until('the first has all again', () => first.assigned.length === 4);
    });

    it('reads a topic that only one of two members knows yet', async () => {
      const [known, fresh] = [await suite.aTopic(), await suite.aTopic()];
      const first = await suite.reading([known], 'features-uneven');
      const second = await suite.reading([known, fresh], 'features-uneven');
      await until('both topics have a reader', () => first.assigned.length + second.assigned.length === 2);
      await suite.send(record(fresh, 0, 'x'));
      await until('it is read', () => second.texts(fresh).length === 1);
    });

    it('joins all the same when nobody knows the former member any more', async () => {
      const topic = await suite.aTopic();
      const reader = suite.aReader();
      await reader.consumer.start([topic], reader, 'a-member-of-last-year');
      await until('it has the partition', () => reader.assigned.length === 1);
    });
  });
});
