import type { Store } from '../unit/store';

/** SQLSTATEs raised by commit_unit; the chunk is then loaded again and decided again. */
export const OFFSET_MOVED = 'HY001';
export const VERSION_MOVED = 'HY002';
export const TIMER_MOVED = 'HY003';
export const QUEUE_MOVED = 'HY004';

const writeStore = (table: string): string => `
  if p_rows ? '${table}' then
    insert into ${table} as t (id, version, seq, seen, doc)
    select u.id, u.version + 1, u.seq, u.seen, u.doc
      from jsonb_to_recordset(p_rows->'${table}') as u(id text, version int, seq bigint, seen jsonb, doc jsonb)
     order by u.id
    on conflict (id) do update set version = excluded.version, seq = excluded.seq, seen = excluded.seen, doc = excluded.doc
     where t.version = excluded.version - 1;
    get diagnostics n = row_count;
    written := written + n;
  end if;`;

/**
 * The one statement that writes a unit of work (engine rule 9). Lock order (rule 6): offset rows, aggregates store by
 * store (rendezvous are stores too), timers, outbox, each sorted by key. A mismatch raises, so nothing is written.
 *
 * What is large comes as JSON: p_rows is table → rows, of which there are p_count; p_out is the outbox in order. Arrays
 * of texts would have the driver escape every quotation mark of every document.
 */
export function commitFunctionSql(stores: readonly Store<unknown>[]): string {
  return `
create or replace function commit_unit(
  p_cluster text, p_off_topic text[], p_off_part int[], p_off_from bigint[], p_off_next bigint[],
  p_rows jsonb, p_count int,
  p_for_sender text[], p_for_id bytea[], p_for_content bytea[], p_for_message text[], p_for_aggregate text[],
  p_fired_store text[], p_fired_id text[], p_fired_name text[], p_fired_due timestamptz[],
  p_timer_store text[], p_timer_id text[], p_timer_name text[], p_timer_due timestamptz[],
  p_out json, p_rare jsonb) returns void language plpgsql as $body$
declare n int; written int := 0;
begin
  if cardinality(p_off_topic) > 0 then
    perform 1 from consumer_offset o
      join unnest(p_off_topic, p_off_part) as u(topic, part) on o.topic = u.topic and o.partition = u.part
      order by o.topic, o.partition for update of o;
    update consumer_offset o set next_offset = u.next
      from unnest(p_off_topic, p_off_part, p_off_from, p_off_next) as u(topic, part, first, next)
     where o.topic = u.topic and o.partition = u.part and o.next_offset = u.first and o.cluster_id = p_cluster;
    get diagnostics n = row_count;
    if n <> cardinality(p_off_topic) then
      raise exception 'offsets moved: % of % partitions matched', n, cardinality(p_off_topic) using errcode = '${OFFSET_MOVED}';
    end if;
  end if;
${stores.map((each) => writeStore(each.table)).join('')}
  if written <> p_count then
    raise exception 'versions moved: % of % aggregates written', written, p_count using errcode = '${VERSION_MOVED}';
  end if;
  if cardinality(p_for_sender) > 0 then
    insert into foreign_message (sender, id_hash, content_hash, message_id, aggregate_id)
    select * from unnest(p_for_sender, p_for_id, p_for_content, p_for_message, p_for_aggregate) as u order by 1, 2
    on conflict do nothing;
    get diagnostics n = row_count;
    if n <> cardinality(p_for_sender) then
      raise exception 'message ids moved' using errcode = '${VERSION_MOVED}';
    end if;
  end if;
  if cardinality(p_fired_store) > 0 then
    delete from timer t using unnest(p_fired_store, p_fired_id, p_fired_name, p_fired_due) as u(store, id, name, due)
     where t.store = u.store and t.aggregate_id = u.id and t.name = u.name and t.due_at = u.due;
    get diagnostics n = row_count;
    if n <> cardinality(p_fired_store) then
      raise exception 'timers moved: % of %', n, cardinality(p_fired_store) using errcode = '${TIMER_MOVED}';
    end if;
  end if;
  if cardinality(p_timer_store) > 0 then
    insert into timer (store, aggregate_id, name, due_at)
    select * from unnest(p_timer_store, p_timer_id, p_timer_name, p_timer_due) as u order by 1, 2, 3
    on conflict (store, aggregate_id, name) do update set due_at = excluded.due_at, wait_for = null;
  end if;
  if p_rare ? 'erase' then perform commit_erase(p_rare->'erase'); end if;
  if p_out is not null then
    insert into outbox (phase, topic, key, subject, headers, value, retained, starts_clock)
    select u.phase, u.topic, u.key, u.subject, u.headers, u.value, u.retained, u.clock
      from rows from (json_to_recordset(p_out) as (
        phase smallint, topic text, key text, subject text, headers text, value text, retained boolean, "startsClock" text))
      with ordinality as u(phase, topic, key, subject, headers, value, retained, clock, ord) order by u.ord;
  end if;
  if p_rare is not null then perform commit_rare(p_rare); end if;
end $body$;`;
}
