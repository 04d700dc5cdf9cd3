import { Kafka, type Consumer } from 'kafkajs';
import { clientConfig } from '../../../deploy/src/platform/platform';
import type { Stand } from '../stand';
import { topicEnds } from '../watch/topic-ends';

export interface ReadRecord {
  readonly topic: string;
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  /** Undefined: the sender gave none. */
  readonly sequence: number | undefined;
}

const SILENCE_MS = 60_000;

/** Reads these topics from their first record to their present end, with a client that has had no part in the run. */
export async function readEverything(
  stand: Stand,
  topics: readonly string[],
  each: (record: ReadRecord) => void,
): Promise<void> {
  const ends = await topicEnds(stand);
  const expected = topics.reduce((sum, topic) => sum + (ends.get(topic) ?? 0), 0);
  if (expected === 0) return;
  const kafka = new Kafka(clientConfig(stand.kafka, 'bench.oracle'));
  const consumer: Consumer = kafka.consumer({ groupId: `bench.oracle.${Date.now()}`, maxWaitTimeInMs: 200 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await new Promise<void>((done, fail) => {
      let read = 0;
      let silence = setTimeout(() => fail(tooFew(read, expected)), SILENCE_MS);
      void consumer.run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          clearTimeout(silence);
          for (const { key, headers } of batch.messages) {
            const header = (name: string): string => headers?.[name]?.toString() ?? '';
            each({
              topic: batch.topic,
              key: key?.toString() ?? '',
              id: header('ce_id'),
              type: header('ce_type'),
              source: header('ce_source'),
              subject: header('ce_subject'),
              sequence: header('ce_sequence') === '' ? undefined : Number(header('ce_sequence')),
            });
          }
          read += batch.messages.length;
          if (read >= expected) done();
          else silence = setTimeout(() => fail(tooFew(read, expected)), SILENCE_MS);
          return Promise.resolve();
        },
      });
    });
  } finally {
    await consumer.disconnect();
  }
}

const tooFew = (read: number, expected: number): Error =>
  new Error(`of ${expected} records on the topics ${read} could be read`);
