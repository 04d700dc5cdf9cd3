import type { Store } from '@huiying/messaging';
import { shadowOf } from './database';
import type { Connection } from './database';

/** Empty tables beside the live ones, alike but for indexes. What an ended rebuild left goes. */
export async function createShadows(owner: Connection, stores: readonly Store<unknown>[]): Promise<void> {
  await dropShadows(owner, stores);
  for (const { table } of stores) {
    const { rows } = await owner.query<{ settings: string | null }>(
      `select array_to_string(reloptions, ', ') as settings from pg_class where oid = $1::regclass`,
      [table],
    );
    const settings = rows[0]?.settings;
    await owner.query(
      `create table ${shadowOf(table)} (like ${table} including all excluding indexes, primary key (id))
         ${settings ? `with (${settings})` : ''}`,
    );
  }
}

/** The other indexes of the live tables: over rows that are there already they cost a fraction. */
export async function indexShadows(owner: Connection, stores: readonly Store<unknown>[]): Promise<void> {
  for (const { table } of stores) {
    const { rows } = await owner.query<{ definition: string }>(SECONDARY_INDEXES, [table]);
    // without a name, as the live one bears it until the switch
    for (const { definition } of rows)
      await owner.query(definition.replace(/ INDEX \S+ ON \S+ /, ` INDEX ON ${shadowOf(table)} `));
    await owner.query(`analyze ${shadowOf(table)}`);
  }
}

export async function dropShadows(owner: Connection, stores: readonly Store<unknown>[]): Promise<void> {
  await owner.query(`drop table if exists ${stores.map(({ table }) => shadowOf(table)).join(', ')}`);
}

/**
 * Puts the shadows in the place of the live tables, inside the caller's transaction: who reads sees the old rows or the
 * new ones. Views are bound to tables and not to names, so those over a fact table are made again from their own text.
 */
export async function switchTables(owner: Connection, stores: readonly Store<unknown>[]): Promise<void> {
  const tables = stores.map(({ table }) => table);
  const { rows: views } = await owner.query<{ view: string; definition: string }>(VIEWS_OVER, [tables]);
  for (const table of tables) {
    await owner.query(`alter table ${table} rename to ${table}_replaced`);
    await owner.query(`alter table ${shadowOf(table)} rename to ${table}`);
  }
  for (const { view, definition } of views)
    await owner.query(`create or replace view ${view} as ${definition}`);
  for (const table of tables) {
    const { rows: indexes } = await owner.query<{ old: string; new: string }>(SAME_INDEXES, [
      `${table}_replaced`,
      table,
    ]);
    await owner.query(`drop table ${table}_replaced`);
    for (const index of indexes) await owner.query(`alter index ${index.new} rename to ${index.old}`);
  }
}

const VIEWS_OVER = `
  select distinct format('%I.%I', n.nspname, v.relname) as view, pg_get_viewdef(v.oid) as definition
    from pg_depend d join pg_rewrite r on r.oid = d.objid join pg_class v on v.oid = r.ev_class
    join pg_namespace n on n.oid = v.relnamespace
   where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and v.relkind = 'v'
     and d.refobjid = any(select t::regclass from unnest($1::text[]) as t)`;

const SECONDARY_INDEXES = `
  select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = $1::regclass and not indisprimary`;

/** Indexes of two tables that are alike but for their names. */
const SAME_INDEXES = `
  with said as (
    select i.indrelid, c.relname, regexp_replace(pg_get_indexdef(i.indexrelid), ' INDEX \\S+ ON \\S+ ', ' ON ') as text
      from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid in ($1::regclass, $2::regclass))
  select o.relname as old, n.relname as new from said o join said n on o.text = n.text
   where o.indrelid = $1::regclass and n.indrelid = $2::regclass`;
