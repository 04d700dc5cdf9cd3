import type { Pool } from 'pg';
import { Moved } from '../chunk/commit';
import type { StoredRecord } from '../chunk/sealed-record';
import { QUEUE_MOVED } from '../schema/commit-function';
import { READ_SO_FAR } from '../timers/timer-rows';

export interface Block {
  readonly aggregate_id: string;
  /** '*' = the whole case. */
  readonly topic: string;
  readonly kind: 'waiting' | 'replaying';
  readonly reason: string;
}

export type QueuedRecord = StoredRecord & { readonly id: string };

const BATCH = 200;

/** Whose wait is over, oldest first, and whether others still wait. A parked case releases nothing. */
export async function blocksToRelease(pool: Pool): Promise<{ ready: Block[]; waiting: boolean }> {
  const ready = await pool.query<Block>({
    name: 'blocks-ready',
    text: `select aggregate_id, topic, kind, reason from blocked b
      where (kind = 'replaying' or (kind = 'waiting' and ${READ_SO_FAR}))
        and (topic = '*' or not exists (select 1 from blocked p where p.aggregate_id = b.aggregate_id and p.topic = '*'))
      order by since, aggregate_id, topic limit 500`,
  });
  const waiting = await pool.query({
    name: 'blocks-waiting',
    text: `select 1 from blocked b where kind = 'waiting'
      and not exists (select 1 from blocked p where p.aggregate_id = b.aggregate_id and p.topic = '*') limit 1`,
  });
  return { ready: ready.rows, waiting: (waiting.rowCount ?? 0) > 0 };
}

/** What stands behind the block, in arrival order: all of the case, without the topics that wait for themselves. */
export async function queueOf(pool: Pool, block: Block): Promise<QueuedRecord[]> {
  const { rows } = await pool.query<QueuedRecord>({
    name: 'queue-of',
    text: `select * from queued_message q where aggregate_id = $1 and (topic = $2 or ($2 = '*' and not exists (
        select 1 from blocked w where w.aggregate_id = q.aggregate_id and w.topic = q.topic)))
      order by id limit ${BATCH}`,
    values: [block.aggregate_id, block.topic],
  });
  return rows;
}

/** @throws Moved('queue') when a message has queued up behind it meanwhile: nothing is removed. */
export async function unblock(pool: Pool, { aggregate_id: aggregate, topic }: Block): Promise<void> {
  try {
    await pool.query('select commit_rare($1::jsonb)', [JSON.stringify({ unblock: [{ aggregate, topic }] })]);
  } catch (error) {
    throw (error as { code?: string }).code === QUEUE_MOVED ? new Moved('queue') : error;
  }
}

/** Dead letters that an operator has handed back and that belong to no parked case. */
export async function lettersToReplay(pool: Pool): Promise<QueuedRecord[]> {
  const { rows } = await pool.query<QueuedRecord>({
    name: 'letters',
    text: `select * from dead_letter where state = 'replaying' and aggregate_id is null order by at, id limit 100`,
  });
  return rows;
}
