import { randomUUID } from 'node:crypto';
import type { LogAdmin, LogBatch, LogClient, LogRecord, TopicPartition } from '@huiying/messaging';

const PLACE = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
const SILENT_MS = 30_000;

/**
 * Reads topics from their first record to the end they have now, and hands each record over in the order of its
 * partition. It remembers nothing in the group: a reconciliation always starts at the beginning.
 * @throws Error when nothing more comes although the end is not reached
 */
export async function readTopics(
  log: LogClient,
  admin: LogAdmin,
  topics: readonly string[],
  take: (record: LogRecord) => void,
): Promise<void> {
  const starts = new Map((await admin.startOffsets(topics)).map((start) => [PLACE(start), start.offset]));
  const ends = await admin.endOffsets(topics);
  const open = new Map(
    ends
      .filter((end) => end.offset > (starts.get(PLACE(end)) ?? 0n))
      .map((end) => [PLACE(end), end.offset] as const),
  );
  if (open.size === 0) return;
  const consumer = log.consumer({ groupId: `operator.reconcile.${randomUUID()}` });
  let heardAt = Date.now();
  let watching: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((done, failed) => {
      const onBatch = (batch: LogBatch): void => {
        heardAt = Date.now();
        const end = open.get(PLACE(batch));
        if (end === undefined) return;
        for (const record of batch.records) if (record.offset < end) take(record);
        const last = batch.records.at(-1);
        if (last && last.offset + 1n >= end) open.delete(PLACE(batch));
        if (open.size === 0) done();
      };
      const onAssigned = (assigned: readonly TopicPartition[]) =>
        Promise.resolve(assigned.map((place) => ({ ...place, offset: starts.get(PLACE(place)) ?? 0n })));
      consumer.start(topics, { onBatch, onAssigned, onCrash: failed }).catch(failed);
      watching = setInterval(() => {
        if (Date.now() - heardAt > SILENT_MS)
          failed(new Error(`Nothing more comes from ${[...open.keys()].join(', ')}`));
      }, 1_000);
    });
  } finally {
    clearInterval(watching);
    await consumer.stop();
  }
}
