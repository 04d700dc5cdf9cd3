import { ChunkUnit } from '../unit/chunk-unit';
import type { LoadedAggregate } from '../unit/store';
import { NotYetKnown, PermanentFailure } from '../unit/unit-of-work';
import { type Chunk, type Entry, seenKeyOf } from './chunk';
import type { ChunkSetting } from './chunk-setting';
import { deadLetter, hold, park, queueBehind } from './isolate';
import { foreignKey } from './load';
import { type ReadRecord, rejectionOf } from './read-record';

/** How the entry is being tried: 'released' = from the queue, its own block does not count. */
export interface Trying {
  readonly released: boolean;
  /** The wait that `NotYetKnown` asked for is over: this is the last look. */
  readonly waited: boolean;
  /** Set when the database refused this message alone: park it without asking its handler again. */
  readonly parkBecause?: string;
}

type MessageEntry = Entry & { read: Extract<ReadRecord, { kind: 'message' }>; aggregate: NonNullable<Entry['aggregate']> };

/**
 * One message inside a chunk. Returns when its effects (a decision, a dead letter, a place in a queue) are staged.
 * @throws anything but PermanentFailure and NotYetKnown that the handler throws: a defect, or the database being away.
 */
export async function handleEntry(entry: Entry, chunk: Chunk, setting: ChunkSetting, trying: Trying): Promise<void> {
  const { read } = entry;
  const { messages } = setting.metrics;
  if (read.kind === 'ignored') return messages.inc({ outcome: 'ignored' });
  if (read.kind === 'rejected') return deadLetter(entry, read, chunk, setting);
  const message = entry as MessageEntry;
  // first: what failed before, too, queues behind a case that is parked by now, and does not park it twice
  const blocks = chunk.loaded.blocked.get(message.aggregate.id);
  if (!trying.released && blocks && (blocks.has('*') || blocks.has(entry.record.topic))) {
    messages.inc({ outcome: 'queued' });
    return queueBehind(entry, chunk, setting);
  }
  if (trying.parkBecause !== undefined) return park(entry, trying.parkBecause, chunk, setting, trying.released);
  const known = alreadySeen(message, chunk);
  if (known === 'seen') return messages.inc({ outcome: 'seen' });
  if (known === 'reused') {
    return deadLetter(entry, rejectionOf('MESSAGE.ID_REUSED', '/id', 'was used before with other content', read.message), chunk, setting);
  }
  await decide(message, chunk, setting, trying);
}

async function decide(entry: MessageEntry, chunk: Chunk, setting: ChunkSetting, trying: Trying): Promise<void> {
  const { message, consuming } = entry.read;
  const cause = {
    id: message.id,
    correlationId: message.correlationId,
    ...(message.traceparent === undefined ? {} : { traceparent: message.traceparent }),
  };
  const unit = new ChunkUnit(chunk.staging, setting.surroundings, message.arrivedAt, cause, message.key);
  try {
    await consuming.invoke({ ...message, waited: trying.waited }, unit);
  } catch (error) {
    if (error instanceof NotYetKnown && !trying.waited) return hold(entry, error.topics, chunk, setting);
    if (error instanceof NotYetKnown) {
      return deadLetter(entry, rejectionOf('MESSAGE.NEVER_KNOWN', '/', error.message, message), chunk, setting);
    }
    if (error instanceof PermanentFailure) {
      const rejection = { ...rejectionOf(error.reasonCode, '/', '', message), errors: [...error.errors] };
      return deadLetter(entry, rejection, chunk, setting);
    }
    throw error;
  }
  unit.merge();
  remember(entry, chunk);
  setting.metrics.messages.inc({ outcome: 'decided' });
}

/** Duplicates are dropped for ever; a province's replay gets its receipts again (engine rules 8 and 15). */
function alreadySeen(entry: MessageEntry, chunk: Chunk): 'new' | 'seen' | 'reused' {
  const { message, foreign } = entry.read;
  if (foreign) {
    const key = foreignKey(foreign);
    const before = chunk.staging.foreign.get(key)?.contentHash.toString('hex') ?? chunk.loaded.foreign.get(key);
    if (before === undefined) return 'new';
    if (before !== foreign.contentHash.toString('hex')) return 'reused';
    if (message.topic.startsWith('province.') && message.key !== null) {
      chunk.staging.push('resend', { cause: message.id, key: message.key });
    }
    return 'seen';
  }
  if (message.sequence === undefined) return 'new';
  const last = aggregateOf(entry, chunk).seen[seenKeyOf(message, entry.aggregate)] ?? 0;
  return message.sequence <= last ? 'seen' : 'new';
}

function remember(entry: MessageEntry, chunk: Chunk): void {
  const { message, foreign } = entry.read;
  if (foreign) {
    chunk.staging.foreign.set(foreignKey(foreign), { ...foreign, messageId: message.id.slice(0, 200), aggregateId: entry.aggregate.id });
    return;
  }
  if (message.sequence === undefined) return;
  const loaded = aggregateOf(entry, chunk);
  loaded.seen = { ...loaded.seen, [seenKeyOf(message, entry.aggregate)]: message.sequence };
  loaded.dirty = true;
}

function aggregateOf(entry: MessageEntry, chunk: Chunk): LoadedAggregate {
  const loaded = chunk.staging.aggregate(entry.aggregate);
  if (!loaded) throw new Error(`${entry.aggregate.store.table} is not a store of this service`);
  return loaded;
}
