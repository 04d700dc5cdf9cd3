import { Reader } from './commands';
import type { AggregateRef } from './store';
import type { Database } from '../chunk/database';

/** Reads of the HTTP side, on its own connections. */
export class PgReader extends Reader {
  constructor(private readonly database: () => Database) {
    super();
  }

  override async read<S>(of: AggregateRef): Promise<{ doc: S; version: number } | undefined> {
    const rows = await this.query<{ doc: S | null; version: number }>(
      `select doc, version from ${of.store.table} where id = $1`,
      [of.id],
    );
    const row = rows[0];
    return row && row.doc !== null ? { doc: row.doc, version: row.version } : undefined;
  }

  override async query<R>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const result = await this.database().http.query(sql, [...values]);
    return result.rows as R[];
  }
}
