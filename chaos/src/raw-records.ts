import { Kafka, Partitioners, type IHeaders, type Message } from 'kafkajs';
import { withAdmin } from '../../deploy/src/platform/kafka-admin';
import { clientConfig, type KafkaAccess } from '../../deploy/src/platform/platform';

export interface RawRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: IHeaders;
}

/** A record as it was read: with the instant at which the broker appended it. */
export interface ReadRecord extends RawRecord {
  readonly appendedAtMs: number;
}

const SILENCE_MS = 30_000;

/** Every record of these topics, each partition in its order. @throws Error when the broker stops giving before the end */
export async function readAll(access: KafkaAccess, topics: readonly string[]): Promise<ReadRecord[]> {
  const wanted = await endsOf(access, topics);
  const records: ReadRecord[] = [];
  if (wanted === 0) return records;
  const kafka = new Kafka(clientConfig(access, 'chaos.reader'));
  const consumer = kafka.consumer({ groupId: `chaos.reader.${Date.now()}`, maxWaitTimeInMs: 200 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await new Promise<void>((done, fail) => {
      const tooLate = (): void => fail(new Error(`of ${wanted} records ${records.length} could be read`));
      let silence = setTimeout(tooLate, SILENCE_MS);
      void consumer.run({
        autoCommit: false,
        eachBatch: ({ batch: { topic, partition, messages } }) => {
          clearTimeout(silence);
          for (const { key, value, headers = {}, timestamp } of messages)
            records.push({
              topic,
              partition,
              key: key ?? null,
              value,
              headers,
              appendedAtMs: Number(timestamp),
            });
          if (records.length >= wanted) done();
          else silence = setTimeout(tooLate, SILENCE_MS);
          return Promise.resolve();
        },
      });
    });
  } finally {
    await consumer.disconnect();
  }
  return records;
}

/** Appends them, in their order, to the partitions that they name. */
export async function append(access: KafkaAccess, records: readonly RawRecord[]): Promise<void> {
  const producer = new Kafka(clientConfig(access, 'chaos.writer')).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  try {
    for (let at = 0; at < records.length; at += 500) {
      const byTopic = new Map<string, Message[]>();
      for (const { topic, ...message } of records.slice(at, at + 500))
        byTopic.set(topic, [...(byTopic.get(topic) ?? []), message]);
      const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
      await producer.sendBatch({ acks: -1, topicMessages });
    }
  } finally {
    await producer.disconnect();
  }
}

async function endsOf(access: KafkaAccess, topics: readonly string[]): Promise<number> {
  return withAdmin(access, async (admin) => {
    const offsets = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
    return offsets.flat().reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  });
}
