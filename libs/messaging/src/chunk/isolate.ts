import { ChunkUnit } from '../unit/chunk-unit';
import type { Chunk, Entry } from './chunk';
import type { ChunkSetting } from './chunk-setting';
import type { ReadRecord } from './read-record';
import { isExternal, orgOfTopic } from '../runtime/registry';
import { deadLetterIdOf, sealRecord } from './sealed-record';

type Rejected = Extract<ReadRecord, { kind: 'rejected' }>;

/** The record can never be taken: kept with its reason, its sender answered; it blocks nobody. */
export async function deadLetter(entry: Entry, rejected: Rejected, chunk: Chunk, setting: ChunkSetting): Promise<void> {
  const { record } = entry;
  const answering = setting.registry.rejectionOf(record.topic);
  // on a topic that several services read, the one that answers keeps the record
  if (!answering && isExternal(record.topic) && entry.read.kind === 'rejected') return;
  const id = deadLetterIdOf(record, setting.clusterId);
  setting.metrics.deadLetters.inc({ reason: rejected.reasonCode });
  setting.metrics.messages.inc({ outcome: 'rejected' });
  setting.log.warn('a record went to the dead-letter store', { deadLetterId: id, topic: record.topic, reasonCode: rejected.reasonCode });
  chunk.staging.push('deadLetters', { ...place(entry, setting), id, reasonCode: rejected.reasonCode, errors: rejected.errors, aggregate: null });
  if (!answering) return;
  const org = orgOfTopic(record.topic);
  const arrivedAt = setting.clock.arrival(record.timestampMs);
  const causeId = rejected.readable['id'] ?? id;
  const unit = new ChunkUnit(chunk.staging, setting.surroundings, arrivedAt, { id: causeId, correlationId: causeId });
  await answering.reject(
    {
      reasonCode: rejected.reasonCode,
      errors: rejected.errors,
      deadLetterId: id,
      topic: record.topic,
      readable: rejected.readable,
      ...(org === undefined ? {} : { org }),
    },
    unit,
  );
  unit.merge();
}

/** A defect: the message waits for a repair and a replay; its case waits with it, other cases go on (engine rule 11). */
export function park(entry: Entry, reason: string, chunk: Chunk, setting: ChunkSetting, stillQueued: boolean): void {
  const { record, aggregate } = entry;
  if (!aggregate) return;
  const id = deadLetterIdOf(record, setting.clusterId);
  setting.metrics.parked.inc();
  setting.log.error('a message was parked with its case', { deadLetterId: id, topic: record.topic, aggregate: aggregate.id, reason });
  chunk.staging.push('deadLetters', {
    ...place(entry, setting),
    id,
    reasonCode: 'MESSAGE.PARKED',
    errors: [{ path: '/', message: reason }],
    aggregate: aggregate.id,
  });
  chunk.staging.push('block', { aggregate: aggregate.id, topic: '*', kind: 'parked', waitFor: null, reason });
  block(aggregate.id, '*', chunk);
  if (!stillQueued) queueBehind(entry, chunk, setting);
}

/** Not yet known here: held until the owner's topics have been read as far as they reach now (engine rule 16). */
export async function hold(entry: Entry, topics: readonly string[], chunk: Chunk, setting: ChunkSetting): Promise<void> {
  const { aggregate, record } = entry;
  if (!aggregate) return;
  const waitFor = (await setting.admin.endOffsets(topics)).map((end) => ({ ...end, offset: String(end.offset) }));
  chunk.staging.push('block', {
    aggregate: aggregate.id,
    topic: record.topic,
    kind: 'waiting',
    waitFor,
    reason: `waits for ${topics.join(', ')}`,
  });
  block(aggregate.id, record.topic, chunk);
  queueBehind(entry, chunk, setting);
}

/** Behind a parked or waiting message of the same aggregate. The row's version moves, so no other process overtakes. */
export function queueBehind(entry: Entry, chunk: Chunk, setting: ChunkSetting): void {
  const { aggregate, record } = entry;
  if (!aggregate) return;
  chunk.staging.push('queue', {
    aggregate: aggregate.id,
    topic: record.topic,
    partition: record.partition,
    offset: String(record.offset),
    timestampMs: record.timestampMs,
    sealed: sealRecord(record, setting.sealing),
  });
  const loaded = chunk.staging.aggregate(aggregate);
  if (loaded) loaded.dirty = true;
}

function block(id: string, topic: string, chunk: Chunk): void {
  const topics = chunk.loaded.blocked.get(id);
  if (topics) topics.add(topic);
  else chunk.loaded.blocked.set(id, new Set([topic]));
}

function place({ record }: Entry, setting: ChunkSetting): {
  topic: string;
  partition: number;
  offset: string;
  timestampMs: number;
  sender: string | null;
  at: string;
  sealed: string;
} {
  return {
    topic: record.topic,
    partition: record.partition,
    offset: String(record.offset),
    timestampMs: record.timestampMs,
    sender: orgOfTopic(record.topic) ?? null,
    at: new Date(setting.clock.arrival(record.timestampMs)).toISOString(),
    sealed: sealRecord(record, setting.sealing),
  };
}
