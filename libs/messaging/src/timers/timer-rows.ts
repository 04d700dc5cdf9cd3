import type { Pool } from 'pg';
import type { FiredTimer } from '../chunk/commit';
import type { TopicPartitionOffset } from '../log/ports';

/** True in SQL when every offset in the column `wait_for` has been read. */
export const READ_SO_FAR = `not exists (
  select 1 from jsonb_to_recordset(wait_for) as w(topic text, partition int, "offset" bigint)
    left join consumer_offset o on o.topic = w.topic and o.partition = w.partition
   where coalesce(o.next_offset, 0) < w."offset")`;

type Row = { store: string; aggregate_id: string; name: string; due_text: string; due_ms: string; waited: boolean; ready: boolean };

/** Due timers of aggregates that are not parked; those that still wait for topics are only counted. */
export async function claimDue(
  pool: Pool,
  nowMs: number,
  limit: number,
): Promise<{ due: (FiredTimer & { waited: boolean })[]; waiting: number }> {
  const { rows } = await pool.query<Row>({
    name: 'due',
    text: `select store, aggregate_id, name, due_at::text as due_text, (extract(epoch from due_at) * 1000)::bigint as due_ms,
        wait_for is not null as waited, wait_for is null or ${READ_SO_FAR} as ready
      from timer t
     where due_at <= $1 and not exists (select 1 from blocked b where b.aggregate_id = t.aggregate_id and b.topic = '*')
     order by due_at, store, aggregate_id, name limit $2`,
    values: [new Date(nowMs).toISOString(), limit],
  });
  const due = rows
    .filter((row) => row.ready)
    .map((row) => {
      const detail = row.name.includes(':') ? row.name.slice(row.name.indexOf(':') + 1) : '';
      return {
        store: row.store,
        id: row.aggregate_id,
        name: row.name,
        detail,
        dueAt: Number(row.due_ms),
        dueText: row.due_text,
        waited: row.waited,
      };
    });
  return { due, waiting: rows.length - due.length };
}

/** The next instant after `nowMs` at which a timer is due, epoch milliseconds. */
export async function nextDue(pool: Pool, nowMs: number): Promise<number | undefined> {
  const { rows } = await pool.query<{ at: string | null }>({
    name: 'next-due',
    text: `select (extract(epoch from due_at) * 1000)::bigint as at from timer where due_at > $1 order by due_at limit 1`,
    values: [new Date(nowMs).toISOString()],
  });
  const at = rows[0]?.at;
  return at === undefined || at === null ? undefined : Number(at);
}

/** Notes once how far the inputs reach; the timer fires when they have been read so far. */
export async function setWait(pool: Pool, timer: FiredTimer, ends: readonly TopicPartitionOffset[]): Promise<void> {
  await pool.query('update timer set wait_for = $4 where store = $1 and aggregate_id = $2 and name = $3 and due_at = $5', [
    timer.store,
    timer.id,
    timer.name,
    JSON.stringify(ends.map((end) => ({ ...end, offset: String(end.offset) }))),
    timer.dueText,
  ]);
}
