import { QUEUE_MOVED, VERSION_MOVED } from './commit-function';

/** In place of a partition, in the letter of a case that its timer has parked. */
export const NO_RECORD = -2;

/** Messages of a topic without a block of its own stand behind the case's; the others behind that one. */
const BEHIND = `q.aggregate_id = u.aggregate and (q.topic = u.topic or (u.topic = '*' and not exists (
      select 1 from blocked w where w.aggregate_id = q.aggregate_id and w.topic = q.topic)))`;

/**
 * What is seldom needed: dead letters, blocks, queues, idempotency, resending of receipts. Same transaction as the rest.
 *
 * A block and its queue are guarded against each other: whoever queues holds the block row and finds it there, whoever
 * removes it has it alone and finds no queue (engine rule 11). Without this a message could queue behind nothing.
 */
export const RARE_FUNCTION_SQL = `
create or replace function commit_rare(p jsonb) returns void language plpgsql as $body$
declare n int;
begin
  if p ? 'unqueue' then
    delete from queued_message q using jsonb_array_elements_text(p->'unqueue') as u(id) where q.id = u.id::bigint;
    get diagnostics n = row_count;
    if n <> jsonb_array_length(p->'unqueue') then
      raise exception 'queue moved' using errcode = '${QUEUE_MOVED}';
    end if;
  end if;
  if p ? 'unblock' then
    perform 1 from blocked b join jsonb_to_recordset(p->'unblock') as u(aggregate text, topic text)
      on b.aggregate_id = u.aggregate and b.topic = u.topic order by b.aggregate_id, b.topic for update of b;
    if exists (select 1 from queued_message q join jsonb_to_recordset(p->'unblock') as u(aggregate text, topic text) on ${BEHIND}) then
      raise exception 'queue not empty' using errcode = '${QUEUE_MOVED}';
    end if;
    delete from blocked b using jsonb_to_recordset(p->'unblock') as u(aggregate text, topic text)
      where b.aggregate_id = u.aggregate and b.topic = u.topic;
    update dead_letter d set state = 'replayed' from jsonb_to_recordset(p->'unblock') as u(aggregate text, topic text)
      where u.topic = '*' and d.aggregate_id = u.aggregate and d.partition = ${NO_RECORD} and d.state <> 'discarded';
  end if;
  if p ? 'block' then
    insert into blocked (aggregate_id, topic, kind, wait_for, reason)
    select u.aggregate, u.topic, u.kind, u."waitFor", u.reason
      from jsonb_to_recordset(p->'block') as u(aggregate text, topic text, kind text, "waitFor" jsonb, reason text)
     order by 1, 2
    on conflict (aggregate_id, topic) do update set kind = excluded.kind, wait_for = excluded.wait_for, reason = excluded.reason;
  end if;
  if p ? 'queue' then
    perform 1 from blocked b where b.aggregate_id in
      (select u.aggregate from jsonb_to_recordset(p->'queue') as u(aggregate text)) order by b.aggregate_id, b.topic for share;
    if exists (select 1 from jsonb_to_recordset(p->'queue') as u(aggregate text, topic text) where not exists (
      select 1 from blocked b where b.aggregate_id = u.aggregate and b.topic in ('*', u.topic))) then
      raise exception 'block moved' using errcode = '${VERSION_MOVED}';
    end if;
    insert into queued_message (aggregate_id, topic, partition, record_offset, timestamp_ms, sealed)
    select u.aggregate, u.topic, u.partition, u."offset", u."timestampMs", decode(u.sealed, 'base64')
      from rows from (jsonb_to_recordset(p->'queue')
        as (aggregate text, topic text, partition int, "offset" bigint, "timestampMs" bigint, sealed text)) with ordinality
        as u(aggregate, topic, partition, "offset", "timestampMs", sealed, ord)
     order by u.ord;
  end if;
  if p ? 'deadLetters' then
    insert into dead_letter (id, reason_code, errors, topic, partition, record_offset, timestamp_ms, aggregate_id, sender, at, sealed)
    select u.id, u."reasonCode", u.errors, u.topic, u.partition, u."offset", u."timestampMs", u.aggregate, u.sender, u.at, decode(u.sealed, 'base64')
      from jsonb_to_recordset(p->'deadLetters') as u(id text, "reasonCode" text, errors jsonb, topic text, partition int,
        "offset" bigint, "timestampMs" bigint, aggregate text, sender text, at timestamptz, sealed text)
    on conflict (id) do update set state = 'open', reason_code = excluded.reason_code, errors = excluded.errors,
      aggregate_id = excluded.aggregate_id;
  end if;
  if p ? 'replayed' then
    update dead_letter d set state = 'replayed' from jsonb_array_elements_text(p->'replayed') as u(id)
     where d.id = u.id and d.state <> 'discarded';
  end if;
  if p ? 'letter' then
    update dead_letter d set state = u.state, errors = coalesce(u.errors, d.errors)
      from jsonb_to_recordset(p->'letter') as u(id text, state text, errors jsonb) where d.id = u.id and d.state = 'replaying';
    get diagnostics n = row_count;
    if n <> jsonb_array_length(p->'letter') then
      raise exception 'letter moved' using errcode = '${QUEUE_MOVED}';
    end if;
  end if;
  if p ? 'idempotency' then
    insert into idempotency (principal, key, request_hash, status, answer)
    select u.principal, u.key, u."requestHash", u.status, u.answer
      from jsonb_to_recordset(p->'idempotency') as u(principal text, key text, "requestHash" text, status int, answer jsonb);
  end if;
  if p ? 'resend' then
    insert into outbox (phase, topic, key, subject, headers, value, retained)
    select 2, e.topic, e.key, e.subject, (e.headers::jsonb || '{"huiying_resend":"true"}')::text, e.value, false
      from jsonb_to_recordset(p->'resend') as u(cause text, key text)
      join event_log e on e.causation_id = u.cause and e.topic = 'province.receipts' and e.key = u.key
     order by e.id;
  end if;
end $body$;`;
