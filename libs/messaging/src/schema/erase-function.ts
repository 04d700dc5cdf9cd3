/** Of the members to be replaced, those that the message has. */
const membersIn = (row: string): string =>
  `(select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(m.fields) f where ${row}.value::jsonb ? f.key)`;

/**
 * Makes what the engine has kept about a subject unreadable (engine rule 23): unsent messages, the event log, the words
 * in held records. Called before the new messages of the same unit are queued, so that those stay.
 *
 * `fields` replaces those members of a message's data, where it has them; without it the whole value goes, which makes a tombstone of a
 * key. A message that is being sent meanwhile is either still here or already in the log: the log is looked at last.
 */
export const ERASE_FUNCTION_SQL = `
create or replace function commit_erase(p jsonb) returns void language plpgsql as $body$
begin
  perform 1 from outbox o join jsonb_to_recordset(p) as u(subject text, messages jsonb) on o.subject = u.subject
    order by o.id for update of o;
  update outbox o set value = case when m.fields is null then null else (o.value::jsonb || ${membersIn('o')})::text end
    from jsonb_to_recordset(p) as u(subject text, messages jsonb),
      jsonb_to_recordset(u.messages) as m(type text, fields jsonb, unsent boolean)
   where o.subject = u.subject and o.headers::json->>'ce_type' = m.type and m.unsent and o.value is not null;
  update event_log e set value = case when m.fields is null then null else (e.value::jsonb || ${membersIn('e')})::text end
    from jsonb_to_recordset(p) as u(subject text, messages jsonb),
      jsonb_to_recordset(u.messages) as m(type text, fields jsonb)
   where e.subject = u.subject and e.topic in ('intake.keys', 'province.receipts')
     and e.headers::json->>'ce_type' = m.type and e.value is not null;
  update dead_letter d set sealed = decode(h.sealed, 'base64')
    from jsonb_to_recordset(p) as u(held jsonb), jsonb_to_recordset(u.held) as h(kind text, id text, sealed text)
   where h.kind = 'dead_letter' and d.id = h.id;
  update queued_message q set sealed = decode(h.sealed, 'base64')
    from jsonb_to_recordset(p) as u(held jsonb), jsonb_to_recordset(u.held) as h(kind text, id text, sealed text)
   where h.kind = 'queued_message' and q.id = h.id::bigint;
end $body$;`;
