import type { AggregateRef } from '@huiying/messaging';
import { stores } from '../facts';
import { shadowOf } from './database';
import type { Connection } from './database';

/** Up to which sequence of a sender the live row of a subject has heard; 0 when it has heard nothing. */
export type Standing = (subject: AggregateRef, sender: string) => number;

export async function standingOfLive(
  owner: Connection,
  subjects: readonly AggregateRef[],
): Promise<Standing> {
  const seen = new Map<string, Record<string, number>>();
  for (const { table } of stores) {
    const ids = new Set(subjects.filter(({ store }) => store.table === table).map(({ id }) => id));
    if (ids.size === 0) continue;
    const { rows } = await owner.query<{ id: string; seen: Record<string, number> }>(
      `select id, seen from ${table} where id = any($1)`,
      [[...ids]],
    );
    for (const row of rows) seen.set(`${table}/${row.id}`, row.seen);
  }
  return ({ store, id }, sender) => seen.get(`${store.table}/${id}`)?.[sender] ?? 0;
}

/** Subjects of which the live tables have heard more than the rebuilt ones: the relay has not yet logged it, or nobody has. */
export async function behindLive(owner: Connection): Promise<readonly string[]> {
  const parts = stores.map(({ table }) => `(${hearingMore(table, shadowOf(table))} limit 10)`);
  const { rows } = await owner.query<{ id: string }>(parts.join(' union all '));
  return rows.map(({ id }) => id);
}

/** How many subjects have more in the logs than the live tables have read. */
export async function aheadOfLive(owner: Connection): Promise<number> {
  const parts = stores.map(({ table }) => hearingMore(shadowOf(table), table));
  const { rows } = await owner.query<{ count: string }>(
    `select count(*)::text as count from (${parts.join(' union all ')}) as ahead`,
  );
  return Number(rows[0]?.count ?? 0);
}

const hearingMore = (more: string, less: string): string => `
  select m.id from ${more} m left join ${less} l using (id)
   where m.seen is distinct from l.seen and exists (
     select from jsonb_each_text(m.seen) s where s.value::bigint > coalesce((l.seen->>s.key)::bigint, 0))`;
