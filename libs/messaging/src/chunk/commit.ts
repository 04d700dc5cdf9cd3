import type { Pool } from 'pg';
import { OFFSET_MOVED, QUEUE_MOVED, TIMER_MOVED, VERSION_MOVED } from '../schema/commit-function';
import type { Staging } from '../unit/staging';
import type { LoadedAggregate } from '../unit/store';
import { Unwritable } from './database';
import type { DueTimer } from '../unit/unit-of-work';

/** Offsets that this transaction claims: it commits only if the stored ones are still `from`. */
export interface OffsetClaim {
  readonly topic: string;
  readonly partition: number;
  readonly from: bigint;
  readonly next: bigint;
}

export interface FiredTimer extends DueTimer {
  readonly store: string;
  /** As the database wrote it, microseconds included: the delete must find it. */
  readonly dueText: string;
}

/** Another process or command was faster: decide again on fresh states. */
export class Moved extends Error {
  constructor(readonly what: 'offset' | 'version' | 'timer' | 'queue') {
    super(`${what} moved meanwhile`);
    this.name = 'Moved';
  }
}

const MOVED: Readonly<Record<string, Moved['what']>> = {
  [OFFSET_MOVED]: 'offset',
  [VERSION_MOVED]: 'version',
  [TIMER_MOVED]: 'timer',
  [QUEUE_MOVED]: 'queue',
};

const TEXT = `select commit_unit(${Array.from({ length: 22 }, (_, at) => `$${at + 1}`).join(', ')})`;

/** Writes the staging in one statement. @throws Moved; Unwritable; driver errors as they come. */
export async function commit(
  pool: Pool,
  clusterId: string,
  staging: Staging,
  offsets: readonly OffsetClaim[] = [],
  fired: readonly FiredTimer[] = [],
): Promise<void> {
  const values = valuesOf(clusterId, staging, offsets, fired);
  const client = await pool.connect();
  try {
    await client.query({ name: 'commit', text: TEXT, values });
    client.release();
  } catch (error) {
    const what = MOVED[(error as { code?: string }).code ?? ''];
    // a refusal of ours says nothing against the connection; pool.query would close it, and the next one costs a login
    client.release(what === undefined);
    throw what ? new Moved(what) : error;
  }
}

/** The arguments of commit_unit. @throws Unwritable when a document or an answer is no JSON (a cycle, a bigint). */
function valuesOf(
  clusterId: string,
  staging: Staging,
  offsets: readonly OffsetClaim[],
  fired: readonly FiredTimer[],
): unknown[] {
  try {
    return argumentsOf(clusterId, staging, offsets, fired);
  } catch (error) {
    throw new Unwritable(error);
  }
}

function argumentsOf(
  clusterId: string,
  staging: Staging,
  offsets: readonly OffsetClaim[],
  fired: readonly FiredTimer[],
): unknown[] {
  const rows = [...staging.aggregates.values()].filter((each) => each.dirty);
  const foreign = [...staging.foreign.values()];
  const timers = [...staging.timers.values()];
  const { outbox } = staging;
  const rare = staging.rareWrites();
  return [
    clusterId,
    offsets.map((o) => o.topic),
    offsets.map((o) => o.partition),
    offsets.map((o) => String(o.from)),
    offsets.map((o) => String(o.next)),
    rows.length === 0 ? null : JSON.stringify(byTable(rows)),
    rows.length,
    foreign.map((f) => f.sender),
    foreign.map((f) => f.idHash),
    foreign.map((f) => f.contentHash),
    foreign.map((f) => f.messageId),
    foreign.map((f) => f.aggregateId),
    fired.map((t) => t.store),
    fired.map((t) => t.id),
    fired.map((t) => t.name),
    fired.map((t) => t.dueText),
    timers.map((t) => t.store.table),
    timers.map((t) => t.id),
    timers.map((t) => t.name),
    timers.map((t) => new Date(t.dueAt).toISOString()),
    outbox.length === 0 ? null : JSON.stringify(outbox),
    rare === undefined ? null : JSON.stringify(rare),
  ];
}

type Row = Pick<LoadedAggregate, 'version' | 'seq' | 'seen' | 'doc'> & { readonly id: string };

function byTable(aggregates: readonly LoadedAggregate[]): Record<string, Row[]> {
  const tables: Record<string, Row[]> = {};
  for (const { ref, version, seq, seen, doc } of aggregates)
    (tables[ref.store.table] ??= []).push({ id: ref.id, version, seq, seen, doc });
  return tables;
}
