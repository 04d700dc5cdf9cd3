import { createHash } from 'node:crypto';
import type { Store } from '@huiying/messaging';
import { shadowOf } from './database';
import type { Connection } from './database';

export interface Checksum {
  /** SHA-256 over the lines of the tables; equal facts give equal text, whatever their order and history. */
  readonly digest: string;
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly digest: string }>>;
}

/**
 * A checksum of the facts. Documents are jsonb, so their text is canonical; per table the two 64-bit hashes of each row
 * are added up, which needs no sorting. How often a row was written, and what the engine remembers of it, is left out.
 */
export async function checksumOf(
  database: Connection,
  stores: readonly Store<unknown>[],
  where: 'live' | 'rebuilt',
): Promise<Checksum> {
  const tables: Record<string, { rows: number; digest: string }> = {};
  for (const { table } of stores) {
    const { rows } = await database.query<{ rows: string; digest: string }>(
      `select count(*)::text as rows,
          coalesce(sum(hashtextextended(id || doc::text, 1)::numeric), 0) || '/' ||
          coalesce(sum(hashtextextended(id || doc::text, 2)::numeric), 0) as digest
         from ${where === 'live' ? table : shadowOf(table)} where doc is not null`,
    );
    const [found] = rows;
    if (found) tables[table] = { rows: Number(found.rows), digest: found.digest };
  }
  const lines = Object.entries(tables).map(([table, { rows, digest }]) => `${table} ${rows} ${digest}`);
  return { digest: createHash('sha256').update(lines.join('\n')).digest('hex'), tables };
}

/** How many rows of each table are not the same; tables without a difference are left out. */
export async function differencesOf(
  database: Connection,
  stores: readonly Store<unknown>[],
): Promise<Readonly<Record<string, number>>> {
  const differing: Record<string, number> = {};
  for (const { table } of stores) {
    const { rows } = await database.query<{ rows: string }>(
      `select count(*)::text as rows from ${table} l full join ${shadowOf(table)} r using (id)
        where l.doc is distinct from r.doc`,
    );
    const count = Number(rows[0]?.rows ?? 0);
    if (count > 0) differing[table] = count;
  }
  return differing;
}
