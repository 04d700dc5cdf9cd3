import type { Incoming } from '@huiying/contracts';
import type { LogRecord } from '../log/ports';
import { Staging } from '../unit/staging';
import { type AggregateRef, refKey } from '../unit/store';
import type { ChunkSetting } from './chunk-setting';
import { type Loaded, nothingLoaded } from './load';
import { type ForeignId, type ReadRecord, readRecord, rejectionOf } from './read-record';

/** One record on its way through a chunk. */
export interface Entry {
  readonly record: LogRecord;
  readonly read: ReadRecord;
  readonly aggregate?: AggregateRef;
}

/** A record that this service consumes, with the aggregate that it is about. */
export type MessageEntry = Entry & {
  readonly read: Extract<ReadRecord, { kind: 'message' }>;
  readonly aggregate: AggregateRef;
};

/** The records of one transaction with all that they need, loaded in one query. */
export interface Chunk {
  readonly entries: readonly Entry[];
  readonly staging: Staging;
  readonly loaded: Loaded;
}

/** Parses, validates, finds the aggregates, loads. */
export async function openChunk(records: readonly LogRecord[], setting: ChunkSetting): Promise<Chunk> {
  const reading = {
    registry: setting.registry,
    validator: setting.validator,
    arrival: (at: number) => setting.clock.arrival(at),
  };
  const aggregates = new Map<string, Set<string>>();
  const foreign: ForeignId[] = [];
  const blockable = new Set<string>();
  const want = (of: AggregateRef): void => {
    const ids = aggregates.get(of.store.table);
    if (ids) ids.add(of.id);
    else aggregates.set(of.store.table, new Set([of.id]));
  };
  const entries = records.map((record): Entry => {
    const read = readRecord(record, reading);
    if (read.kind !== 'message') return { record, read };
    const target = targetOf(read.message, read);
    if (!target)
      return {
        record,
        read: rejectionOf('MESSAGE.SCHEMA', '/', 'names no case, order or rating of ours', read.message),
      };
    want(target);
    named(() => read.consuming.also?.(read.message)).forEach(want);
    if (read.foreign) foreign.push(read.foreign);
    blockable.add(target.id);
    return { record, read, aggregate: target };
  });
  const staging = new Staging();
  const nothing = aggregates.size === 0 && foreign.length === 0;
  const loaded = nothing
    ? nothingLoaded()
    : await setting.loader.load(
        setting.database.messages,
        { aggregates, foreign, blockable: [...blockable] },
        staging,
      );
  await loadWhatDocumentsName(entries, staging, setting);
  return { entries, staging, loaded };
}

async function loadWhatDocumentsName(
  entries: readonly Entry[],
  staging: Staging,
  setting: ChunkSetting,
): Promise<void> {
  const aggregates = new Map<string, Set<string>>();
  for (const { read, aggregate } of entries) {
    if (read.kind !== 'message' || !read.consuming.then || !aggregate) continue;
    const { then } = read.consuming;
    for (const of of named(() => then(read.message, staging.aggregate(aggregate)?.doc))) {
      if (staging.aggregate(of)) continue;
      const ids = aggregates.get(of.store.table) ?? new Set<string>();
      aggregates.set(of.store.table, ids.add(of.id));
    }
  }
  if (aggregates.size === 0) return;
  await setting.loader.load(setting.database.messages, { aggregates, foreign: [], blockable: [] }, staging);
}

/** Loading in advance only saves a query. A defect here must not stop the chunk: the handler will meet it, alone. */
function named(refs: () => readonly AggregateRef[] | undefined): readonly AggregateRef[] {
  try {
    return refs() ?? [];
  } catch {
    return [];
  }
}

/** Of records that cannot even be looked up: an id that is no text for the database. */
export function unread(records: readonly LogRecord[]): Chunk {
  const entries = records.map((record): Entry => ({ record, read: { kind: 'ignored' } }));
  return { entries, staging: new Staging(), loaded: nothingLoaded() };
}

/** An outside sender may write ids of any form; what cannot be addressed is refused, not retried. */
function targetOf(
  message: Incoming<unknown>,
  read: Extract<ReadRecord, { kind: 'message' }>,
): AggregateRef | undefined {
  try {
    return read.consuming.aggregate(message);
  } catch {
    return undefined;
  }
}

/** The key of de-duplication inside the aggregate's `seen` (engine rule 8). */
export function seenKeyOf(message: Incoming<unknown>, aggregate: AggregateRef): string {
  const own = message.subject === aggregate.id ? '' : `|${message.subject}`;
  return `${message.topic}|${message.source}${own}`;
}

export const sameAggregate = (a: AggregateRef, b: AggregateRef): boolean => refKey(a) === refKey(b);
