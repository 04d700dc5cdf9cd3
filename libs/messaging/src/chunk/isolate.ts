import { ChunkUnit } from '../unit/chunk-unit';
import type { DeadLetterRow } from '../unit/staging';
import { isExternal, orgOfTopic, type RejectionAnswering } from '../runtime/registry';
import type { Chunk, Entry, MessageEntry } from './chunk';
import type { ChunkSetting } from './chunk-setting';
import type { Handled } from './handle-entry';
import type { ReadRecord } from './read-record';
import { deadLetterIdOf, sealRecord } from './sealed-record';

type Rejected = Extract<ReadRecord, { kind: 'rejected' }>;

/** The record can never be taken: kept with its reason, its sender answered; it blocks nobody. */
export async function deadLetter(
  entry: Entry,
  rejected: Rejected,
  chunk: Chunk,
  setting: ChunkSetting,
  answer = true,
): Promise<void> {
  const { record } = entry;
  const answering = setting.registry.rejectionOf(record.topic, rejected.readable['type']);
  // on a topic that several services read, the one that answers keeps the record
  if (!answering && isExternal(record.topic) && entry.read.kind === 'rejected') return;
  const id = deadLetterIdOf(record, setting.clusterId);
  if (answering && answer)
    await tellSender(
      answering,
      entry,
      { ...rejected, errors: storable(rejected.errors) },
      id,
      chunk,
      setting,
    );
  setting.metrics.deadLetters.inc({ reason: rejected.reasonCode });
  chunk.staging.became('rejected');
  setting.log.warn('a record went to the dead-letter store', {
    deadLetterId: id,
    topic: record.topic,
    reasonCode: rejected.reasonCode,
  });
  keep(entry, rejected.reasonCode, rejected.errors, null, chunk, setting);
}

async function tellSender(
  answering: RejectionAnswering,
  { record }: Entry,
  { reasonCode, errors, readable }: Rejected,
  deadLetterId: string,
  chunk: Chunk,
  setting: ChunkSetting,
): Promise<void> {
  const org = orgOfTopic(record.topic);
  const causeId = readable['id'] ?? deadLetterId;
  const cause = { id: causeId, correlationId: causeId };
  const unit = new ChunkUnit(
    chunk.staging,
    setting.surroundings,
    setting.clock.arrival(record.timestampMs),
    cause,
  );
  const rejection = {
    reasonCode,
    errors,
    deadLetterId,
    topic: record.topic,
    readable,
    ...(org === undefined ? {} : { org }),
  };
  await answering.reject(rejection, unit);
  unit.merge();
}

/** Not even its place behind its case can be written (an id that is no text): it is kept alone, and blocks nobody. */
export function bury(entry: Entry, reason: string, chunk: Chunk, setting: ChunkSetting): Handled {
  setting.metrics.deadLetters.inc({ reason: 'MESSAGE.PARKED' });
  setting.log.error('a message could not even be parked', {
    topic: entry.record.topic,
    offset: String(entry.record.offset),
    reason,
  });
  keep(entry, 'MESSAGE.PARKED', [{ path: '/', message: reason }], null, chunk, setting);
  return 'done';
}

/** A defect: the message waits for a repair and a replay; its case waits with it, other cases go on (engine rule 11). */
export function park(
  entry: MessageEntry,
  reason: string,
  chunk: Chunk,
  setting: ChunkSetting,
  isQueued: boolean,
): Handled {
  const { record, aggregate } = entry;
  const id = deadLetterIdOf(record, setting.clusterId);
  setting.metrics.parked.inc();
  chunk.staging.became('parked');
  setting.log.error('a message was parked with its case', {
    deadLetterId: id,
    topic: record.topic,
    aggregate: aggregate.id,
    reason,
  });
  keep(entry, 'MESSAGE.PARKED', [{ path: '/', message: reason }], aggregate.id, chunk, setting);
  chunk.staging.block({ aggregate: aggregate.id, topic: '*', kind: 'parked', waitFor: null, reason });
  return blocked(entry, '*', chunk, setting, isQueued);
}

/**
 * Not yet known here: held until the owner's topics have been read as far as they reach now (engine rule 16).
 * @throws Error when this service does not read such a topic: the wait would never end
 */
export async function hold(
  entry: MessageEntry,
  topics: readonly string[],
  chunk: Chunk,
  setting: ChunkSetting,
  isQueued: boolean,
): Promise<Handled> {
  const { aggregate, record } = entry;
  setting.registry.assertReads(topics);
  const waitFor = (await setting.admin.endOffsets(topics)).map((end) => ({
    ...end,
    offset: String(end.offset),
  }));
  chunk.staging.became('queued');
  chunk.staging.block({
    aggregate: aggregate.id,
    topic: record.topic,
    kind: 'waiting',
    waitFor,
    reason: `waits for ${topics.join(', ')}`,
  });
  return blocked(entry, record.topic, chunk, setting, isQueued);
}

/** A dead letter that was handed back and failed again: open again, with why; its sender has his answer. */
export function reopenLetter(
  { record }: Entry,
  reason: string,
  chunk: Chunk,
  setting: ChunkSetting,
): Handled {
  const id = deadLetterIdOf(record, setting.clusterId);
  setting.log.warn('a dead letter could not be replayed', { deadLetterId: id, reason });
  chunk.staging.push('letter', { id, state: 'open', errors: [{ path: '/', message: reason }] });
  return 'done';
}

/** Behind a parked or waiting message of the same aggregate. The row's version moves, so no other process overtakes. */
export function queueBehind({ aggregate, record }: MessageEntry, chunk: Chunk, setting: ChunkSetting): void {
  chunk.staging.push('queue', {
    aggregate: aggregate.id,
    topic: record.topic,
    partition: record.partition,
    offset: String(record.offset),
    timestampMs: record.timestampMs,
    sealed: sealRecord(record, setting.sealing),
  });
  touch({ aggregate }, chunk);
}

/** Who comes from a queue keeps the place there, and those behind it theirs; who comes from a topic takes one. */
function blocked(
  entry: MessageEntry,
  topic: string,
  chunk: Chunk,
  setting: ChunkSetting,
  isQueued: boolean,
): Handled {
  const { id } = entry.aggregate;
  const topics = chunk.loaded.blocked.get(id);
  if (topics) topics.add(topic);
  else chunk.loaded.blocked.set(id, new Set([topic]));
  if (!isQueued) queueBehind(entry, chunk, setting);
  touch(entry, chunk);
  return isQueued ? 'stays' : 'done';
}

function touch({ aggregate }: Pick<MessageEntry, 'aggregate'>, chunk: Chunk): void {
  const loaded = chunk.staging.aggregate(aggregate);
  if (loaded) loaded.dirty = true;
}

function keep(
  { record }: Entry,
  reasonCode: string,
  errors: DeadLetterRow['errors'],
  aggregate: string | null,
  chunk: Chunk,
  setting: ChunkSetting,
): void {
  chunk.staging.push('deadLetters', {
    id: deadLetterIdOf(record, setting.clusterId),
    reasonCode,
    errors: storable(errors),
    topic: record.topic,
    partition: record.partition,
    offset: String(record.offset),
    timestampMs: record.timestampMs,
    aggregate,
    sender: orgOfTopic(record.topic) ?? null,
    at: new Date(setting.clock.arrival(record.timestampMs)).toISOString(),
    sealed: sealRecord(record, setting.sealing),
  });
}

/** Names of a sender's fields can stand in a path: jsonb takes neither U+0000 nor half a character. */
function storable(errors: DeadLetterRow['errors']): DeadLetterRow['errors'] {
  const text = (value: string): string =>
    value.replace(/[\u0000-\u001f\u007f]|\p{Surrogate}/gu, '\ufffd').slice(0, 500);
  return errors.map(({ path, message }) => ({ path: text(path), message: text(message) }));
}
