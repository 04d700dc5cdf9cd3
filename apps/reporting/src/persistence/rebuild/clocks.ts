import { fallsDue } from '../../timers/deadline-falls-due.timer';
import type { DeadlineFact } from '../../projections/deadline-fact';
import { deadlineFacts } from '../facts';
import { shadowOf } from './database';
import type { Connection } from './database';

const REBUILT = shadowOf(deadlineFacts.table);

/** That a running clock has passed its due instant is told by the legal clock and by no event: it is taken over. */
export async function takeOverFallenDue(owner: Connection): Promise<void> {
  await owner.query(
    `update ${REBUILT} r set doc = r.doc || '{"fallenDue": true}' from ${deadlineFacts.table} l
      where l.id = r.id and l.doc->>'fallenDue' = 'true' and l.doc->>'state' = 'running'
        and r.doc->>'state' = 'running' and r.doc->>'dueAt' = l.doc->>'dueAt'`,
  );
}

/**
 * A clock that the live tables did not know, or knew with another end, is asked when its due instant comes, as if the
 * service had read of it itself; one whose instant has passed is asked at once.
 */
export async function scheduleUnknownClocks(owner: Connection): Promise<void> {
  const { rows } = await owner.query<{ doc: DeadlineFact }>(
    `select r.doc from ${REBUILT} r left join ${deadlineFacts.table} l using (id)
      where r.doc->>'state' = 'running' and r.doc->>'fallenDue' is null
        and (l.doc->>'state' is distinct from 'running' or l.doc->>'dueAt' is distinct from r.doc->>'dueAt')`,
  );
  const timers = rows
    .flatMap(({ doc }) => fallsDue(doc))
    .map(({ store, id, name, dueAt }) => ({
      ...{ store: store.table, id, name },
      due: new Date(dueAt).toISOString(),
    }));
  await owner.query(
    `insert into timer (store, aggregate_id, name, due_at)
     select u.store, u.id, u.name, u.due from jsonb_to_recordset($1::jsonb) as u(store text, id text, name text, due timestamptz)
     on conflict (store, aggregate_id, name) do update set due_at = excluded.due_at, wait_for = null`,
    [JSON.stringify(timers)],
  );
}
