import { setTimeout as sleep } from 'node:timers/promises';
import { LogSuite, record, until } from '../../../testing/src/log-suite';
import type { SuiteBroker } from '../../../testing/src/suite-broker';
import { createKafkaClient } from './kafka-client';
import { DestinationUnknown, RecordTooLarge } from './log-errors';
import type { LogClient } from './ports';

/** Every adapter of the log ports; each must hold all sentences below. */
const ADAPTERS: readonly (readonly [name: string, create: (broker: SuiteBroker) => LogClient])[] = [
  ['Kafka', ({ connection }) => createKafkaClient(connection, { logger: () => undefined })],
];

describe.each(ADAPTERS)('writing the log of %s', (_name, create) => {
  jest.setTimeout(30_000);
  let suite: LogSuite;

  beforeAll(async () => {
    suite = await LogSuite.start(create);
  }, 60_000);
  afterEach(() => suite.stopReaders());
  afterAll(() => suite?.stop());

  describe('sending', () => {
    it('acknowledges each partition with the place of its first record', async () => {
      const [one, two] = [await suite.aTopic(2), await suite.aTopic()];
      await suite.send(record(one, 1, 'x'));
      const acks = await suite.send(
        record(one, 0, 'a'),
        record(one, 1, 'b'),
        record(two, 0, 'c'),
        record(one, 1, 'd'),
      );
      const seen = acks.map(({ topic, partition, baseOffset }) => [topic, partition, baseOffset]);
      expect(seen).toEqual(
        expect.arrayContaining([
          [one, 0, 0n],
          [one, 1, 1n],
          [two, 0, 0n],
        ]),
      );
      expect(seen).toHaveLength(3);
    });

    it('names the unknown destinations among good ones before anything is sent', async () => {
      const topic = await suite.aTopic();
      const spent = await suite.client.producer();
      const attempt = spent.send([
        record(topic, 0, 'x'),
        record('no.such', 0, 'y'),
        record('nor.this', 0, 'z'),
      ]);
      const error = (await attempt.catch((refused: unknown) => refused)) as DestinationUnknown;
      expect(error).toBeInstanceOf(DestinationUnknown);
      expect([...error.topics].sort()).toEqual(['no.such', 'nor.this']);
      expect(await suite.admin.endOffsets([topic])).toEqual([{ topic, partition: 0, offset: 0n }]);
      await expect(spent.send([record(topic, 0, 'x')])).rejects.toThrow('spent');
      await spent.close();
      expect(await suite.producer.partitionCount('no.such')).toBeUndefined();
    });

    it('refuses a partition that does not exist instead of dropping its records', async () => {
      const topic = await suite.aTopic();
      const spent = await suite.client.producer();
      await expect(spent.send([record(topic, 0, 'x'), record(topic, 7, 'y')])).rejects.toBeInstanceOf(
        DestinationUnknown,
      );
      await spent.close();
    });

    it('sends far more than one request takes, in order', async () => {
      const topic = await suite.aTopic();
      const values = Array.from({ length: 60 }, (_, i) => `${i}:`.padEnd(100_000, '.'));
      const acks = await suite.send(...values.map((value) => record(topic, 0, value)));
      expect(acks).toHaveLength(1);
      const reader = await suite.reading([topic]);
      await until('all are there', () => reader.records.length === 60);
      expect(reader.texts().map((text) => text?.split(':')[0])).toEqual(
        values.map((value) => value.split(':')[0]),
      );
    });

    it('gives a topic with a low limit smaller batches, and refuses only the record that is too large', async () => {
      const topic = await suite.aTopic(1, { 'max.message.bytes': '20000' });
      await suite.send(...Array.from({ length: 12 }, (_, i) => record(topic, 0, `${i}:`.padEnd(6_000, '.'))));
      const reader = await suite.reading([topic]);
      await until('all are there', () => reader.records.length === 12);
      expect(reader.texts().map((text) => Number(text?.split(':')[0]))).toEqual(
        Array.from({ length: 12 }, (_, i) => i),
      );
      const spent = await suite.client.producer();
      const attempt = spent.send([record(topic, 0, 'small'), record(topic, 0, Buffer.alloc(30_000))]);
      await expect(attempt).rejects.toBeInstanceOf(RecordTooLarge);
      await spent.close();
    });
  });

  describe('looking after it', () => {
    it('creates topics once however often it is asked', async () => {
      const topic = await suite.aTopic();
      await suite.admin.createTopics([
        { topic, partitions: 1, config: {} },
        { topic: `${topic}.b`, partitions: 1, config: {} },
      ]);
      expect(await suite.admin.listTopics()).toEqual(expect.arrayContaining([topic, `${topic}.b`]));
      expect(await suite.admin.clusterId()).toMatch(/^[\w-]{22}$/);
    });

    it('tells the ends of a hundred topics asked for together', async () => {
      const topics = Array.from({ length: 100 }, (_, i) => `features.many.${i}`);
      await suite.admin.createTopics(topics.map((topic) => ({ topic, partitions: 1, config: {} })));
      while ((await suite.admin.endOffsets(topics)).length < 100) await sleep(20);
      await suite.send(record('features.many.7', 0, 'x'));
      const ends = await suite.admin.endOffsets(topics);
      expect(ends.filter(({ offset }) => offset === 1n)).toEqual([
        { topic: 'features.many.7', partition: 0, offset: 1n },
      ]);
      expect(await suite.admin.startOffsets(['features.many.7'])).toEqual([
        { topic: 'features.many.7', partition: 0, offset: 0n },
      ]);
    });
  });
});
