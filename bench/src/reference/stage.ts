import Ajv from 'ajv';
import { Kafka, logLevel, Partitioners, type Consumer, type KafkaMessage } from 'kafkajs';
import { Pool } from 'pg';
import { clientConfig } from '../../../deploy/src/platform/platform';
import { caseEventSchema, type CaseEvent } from '../chains/case-event';
import { quietClient } from '../chains/quiet-client';
import { serve, type Stage, type StageJob } from '../chains/stage-job';
import { OutboxRelay } from './outbox-relay';
import { storedOffset, writeChunk, type Chunk } from './write-chunk';

const CHUNK = 500;
/** A little waiting keeps fetches, and so chunks, large; found to be the best for this chain. */
const FETCH = { minBytes: 64 * 1024, maxWaitTimeInMs: 50, maxBytesPerPartition: 1024 * 1024 };

/** What somebody writes by hand who knows both engines well: nothing of the platform's library is used. */
async function startStage(job: StageJob): Promise<Stage> {
  quietClient();
  const kafka = new Kafka({ ...clientConfig(job.kafka, job.groupId), logLevel: logLevel.ERROR });
  const validate = new Ajv().compile(caseEventSchema);
  const pool = new Pool({ connectionString: job.databaseUrl, max: 3 });
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  const session = await pool.connect();
  const relay = new OutboxRelay(session, producer, job.schema, job.to);
  const consumer = kafka.consumer({ groupId: job.groupId, ...FETCH });
  const positions = new Map<number, bigint>();
  consumer.on(consumer.events.GROUP_JOIN, () => positions.clear());
  let invalid = 0;
  let chunks = 0;

  const handle = async (
    topic: string,
    partition: number,
    messages: readonly KafkaMessage[],
  ): Promise<void> => {
    const first = positions.get(partition) ?? (await storedOffset(pool, job.schema, topic, partition));
    const chunk = chunkOf(messages.filter(({ offset }) => BigInt(offset) >= first));
    await writeChunk(pool, job.schema, { ...chunk, topic, partition, first });
    positions.set(partition, chunk.next);
    chunks += 1;
    relay.nudge();
  };
  const chunkOf = (messages: readonly KafkaMessage[]): Omit<Chunk, 'topic' | 'partition' | 'first'> => {
    const states = new Map<string, { fee: number; doc: string }>();
    const keys: string[] = [];
    const values: string[] = [];
    for (const { value } of messages) {
      const event = JSON.parse(value?.toString() ?? 'null') as CaseEvent;
      if (!validate(event)) {
        invalid += 1;
        continue;
      }
      event.stage = job.stage;
      states.set(event.caseId, { fee: event.fee, doc: docOf(event) });
      keys.push(event.caseId);
      values.push(JSON.stringify(event));
    }
    const rows = [...states];
    return {
      next: BigInt(messages.at(-1)?.offset ?? -1) + 1n,
      stage: job.stage,
      caseIds: rows.map(([id]) => id),
      fees: rows.map(([, { fee }]) => fee),
      docs: rows.map(([, { doc }]) => doc),
      keys,
      values,
    };
  };

  await run(consumer, job.from, handle);
  return {
    work: () => consumer.resume([{ topic: job.from }]),
    rest: () => consumer.pause([{ topic: job.from }]),
    counts: () => ({ hops: relay.relayed, invalid, chunks }),
    stop: async () => {
      await consumer.disconnect();
      await relay.finish();
      session.release();
      await Promise.all([producer.disconnect(), pool.end()]);
    },
  };
}

/** What the stage keeps of an event. */
const docOf = ({ organisation, urgency, party, attachments }: CaseEvent): string =>
  JSON.stringify({ organisation, urgency, name: party.name, attachments: attachments.length });

async function run(
  consumer: Consumer,
  topic: string,
  handle: (topic: string, partition: number, messages: readonly KafkaMessage[]) => Promise<void>,
): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: async (given) => {
      const { topic, partition, messages } = given.batch;
      for (let at = 0; at < messages.length && given.isRunning() && !given.isStale(); at += CHUNK) {
        const some = messages.slice(at, at + CHUNK);
        await handle(topic, partition, some);
        given.resolveOffset(some.at(-1)?.offset ?? '0');
        await given.heartbeat();
      }
    },
  });
}

serve(startStage);
