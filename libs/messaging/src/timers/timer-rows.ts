import type { Pool } from 'pg';
import type { FiredTimer } from '../chunk/commit';
import type { TopicPartitionOffset } from '../log/ports';

/** True in SQL when every offset in the column `wait_for` has been read. */
export const READ_SO_FAR = readSoFar('');

function readSoFar(alias: string): string {
  return `not exists (
  select 1 from jsonb_to_recordset(${alias}wait_for) as w(topic text, partition int, "offset" bigint)
    left join consumer_offset o on o.topic = w.topic and o.partition = w.partition
   where coalesce(o.next_offset, 0) < w."offset")`;
}

export type ClaimedTimer = FiredTimer & {
  /** The end of its topics has been noted, and has been reached. */
  readonly hasWaited: boolean;
};

/** Not of a parked case, not behind an earlier timer of its aggregate that waits, and not waiting itself. */
const MAY_FIRE = `not exists (select 1 from blocked b where b.aggregate_id = t.aggregate_id and b.topic = '*')
  and (wait_for is null or ${readSoFar('t.')})
  and not exists (select 1 from timer e where e.store = t.store and e.aggregate_id = t.aggregate_id
    and (e.due_at, e.name) < (t.due_at, t.name) and e.wait_for is not null and not (${readSoFar('e.')}))`;

/** An instant of the simulated clock; none: the database's clock. `now()` and not a later one, so that an index serves. */
const BY = (instant: string): string => `coalesce(${instant}::timestamptz, now())`;

/** Due ones behind a place, in order: both the next few and their neighbours come from an index, however many are due. */
export const DUE_TIMERS = `select store, aggregate_id, name, due_at::text as due_text, (extract(epoch from due_at) * 1000)::bigint as due_ms,
  wait_for is not null as waited
  from timer t where (due_at, store, aggregate_id, name) > ($1::timestamptz, $2, $3, $4) and due_at <= ${BY('$5')} and ${MAY_FIRE}
  order by due_at, store, aggregate_id, name limit $6`;

/** Where a pass through the due timers stands. */
export type TimerPlace = Pick<FiredTimer, 'store' | 'id' | 'name' | 'dueText'>;

const FIRST: TimerPlace = { dueText: '-infinity', store: '', id: '', name: '' };

/**
 * Due timers that may fire, in the order of their instants, behind `after`: dead index entries before it are not visited
 * again, also when all fall due at one instant (engine rule 13). The filters are in the query, so that however many wait
 * or are parked, the others are found.
 */
export async function claimDue(
  pool: Pool,
  after: TimerPlace | undefined,
  nowMs: number | undefined,
  limit: number,
): Promise<ClaimedTimer[]> {
  type Row = {
    store: string;
    aggregate_id: string;
    name: string;
    due_text: string;
    due_ms: string;
    waited: boolean;
  };
  const { dueText, store, id, name } = after ?? FIRST;
  const { rows } = await pool.query<Row>({
    name: 'due',
    text: DUE_TIMERS,
    values: [dueText, store, id, name, iso(nowMs), limit],
  });
  return rows.map((row) => ({
    store: row.store,
    id: row.aggregate_id,
    name: row.name,
    detail: row.name.includes(':') ? row.name.slice(row.name.indexOf(':') + 1) : '',
    dueAt: Number(row.due_ms),
    dueText: row.due_text,
    hasWaited: row.waited,
  }));
}

const iso = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

/** When to look again: in how many milliseconds the next one is due, and whether a due one waits for topics to be read. */
export async function outlook(
  pool: Pool,
  nowMs: number | undefined,
): Promise<{ nextInMs: number | undefined; waiting: boolean }> {
  const { rows } = await pool.query<{ ms: string | null; waiting: boolean }>({
    name: 'outlook',
    text: `select (select ceil(extract(epoch from due_at - ${BY('$1')}) * 1000)::bigint
        from timer where due_at > ${BY('$1')} order by due_at limit 1) as ms,
      exists (select 1 from timer t where due_at <= ${BY('$1')} and wait_for is not null
        and not exists (select 1 from blocked b where b.aggregate_id = t.aggregate_id and b.topic = '*')) as waiting`,
    values: [iso(nowMs)],
  });
  const { ms, waiting } = rows[0] ?? { ms: null, waiting: false };
  return { nextInMs: ms === null ? undefined : Number(ms), waiting };
}

/** Notes once, for each, how far the inputs reach; a timer fires when they have been read so far. */
export async function noteWaits(
  pool: Pool,
  waits: ReadonlyMap<FiredTimer, readonly TopicPartitionOffset[]>,
): Promise<void> {
  const timers = [...waits.keys()];
  await pool.query({
    name: 'note-waits',
    text: `update timer t set wait_for = u.ends::jsonb
       from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]) as u(store, id, name, due, ends)
      where t.store = u.store and t.aggregate_id = u.id and t.name = u.name and t.due_at = u.due and t.wait_for is null`,
    values: [
      timers.map((timer) => timer.store),
      timers.map((timer) => timer.id),
      timers.map((timer) => timer.name),
      timers.map((timer) => timer.dueText),
      [...waits.values()].map((ends) =>
        JSON.stringify(ends.map((end) => ({ ...end, offset: String(end.offset) }))),
      ),
    ],
  });
}
