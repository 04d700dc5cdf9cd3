import { keyOf } from '@huiying/contracts';
import { SpanKind } from '@opentelemetry/api';
import { type UnitSpan, unitSpan } from '../tracing/unit-span';
import { ChunkUnit } from '../unit/chunk-unit';
import type { LoadedAggregate } from '../unit/store';
import { NotYetKnown, PermanentFailure } from '../unit/unit-of-work';
import { type Chunk, type MessageEntry, type Entry, seenKeyOf } from './chunk';
import type { ChunkSetting } from './chunk-setting';
import { bury, deadLetter, hold, park, queueBehind, reopenLetter } from './isolate';
import { foreignKey } from './load';
import { rejectionOf } from './read-record';
import { deadLetterIdOf } from './sealed-record';

/** How a record is being tried. */
export interface Trying {
  /** A topic; the queue behind a block (named by its topic, '*' = parked); or the dead-letter store. */
  readonly from:
    | { readonly kind: 'topic' }
    | { readonly kind: 'queue'; readonly block: string }
    | { readonly kind: 'letter' };
  /** The wait that `NotYetKnown` asked for is over: this is the last look. */
  readonly waited: boolean;
  /** Set when its handler or the database refused it too often: it is not asked again. */
  readonly giveUp?: { readonly how: 'park' | 'bury'; readonly because: string };
}

/** done: its effects (a decision, a dead letter, a place in a queue) are staged. stays: it keeps its place in its queue. */
export type Handled = 'done' | 'stays';

/**
 * One record inside a chunk.
 * @throws anything but PermanentFailure and NotYetKnown that the handler throws: a defect, or the database being away.
 */
export async function handleEntry(
  entry: Entry,
  chunk: Chunk,
  setting: ChunkSetting,
  trying: Trying,
): Promise<Handled> {
  const { read, aggregate } = entry;
  const { giveUp, from } = trying;
  if (from.kind === 'letter' && giveUp) return reopenLetter(entry, giveUp.because, chunk, setting);
  if (giveUp?.how === 'bury') return bury(entry, giveUp.because, chunk, setting);
  if (read.kind === 'rejected') {
    // when the answer itself is what fails, the record is kept without one: it must not stop its topic
    await deadLetter(entry, read, chunk, setting, giveUp === undefined);
    return 'done';
  }
  if (read.kind === 'ignored' || aggregate === undefined) {
    chunk.staging.became('ignored');
    return settled(entry, chunk, setting, trying);
  }
  const message: MessageEntry = { ...entry, read, aggregate };
  // first: what failed before, too, queues behind a case that is parked by now, and does not park it twice
  if (isHeld(message, chunk, trying)) {
    if (from.kind === 'queue') return 'stays';
    if (from.kind === 'letter')
      return reopenLetter(entry, 'its case is parked or waits; replay it afterwards', chunk, setting);
    chunk.staging.became('queued');
    queueBehind(message, chunk, setting);
    return 'done';
  }
  if (giveUp) return park(message, giveUp.because, chunk, setting, from.kind === 'queue');
  const known = alreadySeen(message, chunk, from.kind === 'letter');
  if (known === 'reused') {
    await deadLetter(
      entry,
      rejectionOf('MESSAGE.ID_REUSED', '/id', 'was used before with other content', read.message),
      chunk,
      setting,
    );
    return 'done';
  }
  if (known === 'new') return decide(message, chunk, setting, trying);
  chunk.staging.became('seen');
  return settled(entry, chunk, setting, trying);
}

function isHeld({ aggregate, record }: MessageEntry, chunk: Chunk, { from }: Trying): boolean {
  const blocks = chunk.loaded.blocked.get(aggregate.id);
  if (!blocks) return false;
  const own = from.kind === 'queue' ? from.block : undefined;
  if (blocks.has('*') && own !== '*') return true;
  return blocks.has(record.topic) && own !== record.topic;
}

async function decide(
  entry: MessageEntry,
  chunk: Chunk,
  setting: ChunkSetting,
  trying: Trying,
): Promise<Handled> {
  const { message, consuming } = entry.read;
  const span = spanOf(entry);
  const { traceparent } = span;
  const cause = {
    id: message.id,
    correlationId: message.correlationId,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
  const unit = new ChunkUnit(
    chunk.staging,
    setting.surroundings,
    message.arrivedAt,
    cause,
    receiptKeyOf(entry),
  );
  // a dead letter has waited longer than any wait: what it names is known by now, or never will be
  const waited = trying.waited || trying.from.kind === 'letter';
  try {
    await consuming.invoke({ ...message, waited }, unit);
  } catch (error) {
    if (error instanceof NotYetKnown && !waited) {
      span.end();
      return hold(entry, error.topics, chunk, setting, trying.from.kind === 'queue');
    }
    span.fail(error);
    if (error instanceof NotYetKnown) {
      await deadLetter(
        entry,
        rejectionOf('MESSAGE.NEVER_KNOWN', '/', error.message, message),
        chunk,
        setting,
      );
      return 'done';
    }
    if (error instanceof PermanentFailure) {
      const rejection = { ...rejectionOf(error.reasonCode, '/', '', message), errors: [...error.errors] };
      const kept = error.keepsRecord ? entry : { ...entry, record: { ...entry.record, value: null } };
      await deadLetter(kept, rejection, chunk, setting);
      return 'done';
    }
    throw error;
  }
  unit.merge();
  remember(entry, chunk);
  chunk.staging.became('decided');
  span.end();
  return settled(entry, chunk, setting, trying);
}

const spanOf = ({ record, read, aggregate }: MessageEntry): UnitSpan =>
  unitSpan({
    name: `process ${read.consuming.contract.type}`,
    kind: SpanKind.CONSUMER,
    traceparent: read.message.traceparent,
    startedAt: record.timestampMs,
    attributes: {
      'messaging.system': 'kafka',
      'messaging.destination.name': record.topic,
      'messaging.destination.partition.id': String(record.partition),
      'messaging.kafka.offset': Number(record.offset),
      'huiying.aggregate': aggregate.id,
    },
  });

/** What was handed back is marked as done in the same transaction. */
function settled({ record }: Entry, chunk: Chunk, setting: ChunkSetting, { from }: Trying): Handled {
  if (from.kind === 'topic') return 'done';
  const id = deadLetterIdOf(record, setting.clusterId);
  if (from.kind === 'letter') chunk.staging.push('letter', { id, state: 'replayed' });
  else chunk.staging.push('replayed', id);
  return 'done';
}

/**
 * Duplicates are dropped for ever; a province's replay gets its receipts again (engine rules 8 and 15). A dead letter has
 * not been taken although later numbers may have been; that it is taken once is its own row's to keep.
 */
function alreadySeen(entry: MessageEntry, chunk: Chunk, isLetter: boolean): 'new' | 'seen' | 'reused' {
  const { message, foreign } = entry.read;
  if (foreign) {
    const key = foreignKey(foreign);
    const before =
      chunk.staging.foreign.get(key)?.contentHash.toString('hex') ?? chunk.loaded.foreign.get(key);
    if (before === undefined) return 'new';
    if (before !== foreign.contentHash.toString('hex')) return 'reused';
    const receiptKey = receiptKeyOf(entry);
    if (message.topic.startsWith('province.') && receiptKey !== null) {
      chunk.staging.push('resend', { cause: message.id, key: receiptKey });
    }
    return 'seen';
  }
  if (message.sequence === undefined || isLetter) return 'new';
  return message.sequence <= lastSeen(entry, chunk) ? 'seen' : 'new';
}

/** Marks the aggregate even when nothing of it changed: two processes must not handle two messages of a case at once. */
function remember(entry: MessageEntry, chunk: Chunk): void {
  const { message, foreign } = entry.read;
  const loaded = aggregateOf(entry, chunk);
  loaded.dirty = true;
  if (foreign) {
    chunk.staging.foreign.set(foreignKey(foreign), {
      ...foreign,
      messageId: message.id.slice(0, 200),
      aggregateId: entry.aggregate.id,
    });
  } else if (message.sequence !== undefined) {
    const last = Math.max(message.sequence, lastSeen(entry, chunk));
    loaded.seen = { ...loaded.seen, [seenKeyOf(message, entry.aggregate)]: last };
  }
}

/** Receipts are keyed by the upstream number, which a sender may have left out of the record's key. */
const receiptKeyOf = ({ read }: MessageEntry): string | null =>
  keyOf(read.consuming.contract, read.message.data) ?? read.message.key;

const lastSeen = (entry: MessageEntry, chunk: Chunk): number =>
  aggregateOf(entry, chunk).seen[seenKeyOf(entry.read.message, entry.aggregate)] ?? 0;

function aggregateOf(entry: MessageEntry, chunk: Chunk): LoadedAggregate {
  const loaded = chunk.staging.aggregate(entry.aggregate);
  if (!loaded) throw new Error(`${entry.aggregate.store.table} is not a store of this service`);
  return loaded;
}
