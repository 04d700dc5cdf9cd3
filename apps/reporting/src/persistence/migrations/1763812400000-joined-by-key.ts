import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indicators } from '../../indicators/catalogue';
import { GRANT_TO_BI, indicatorMonthSql } from '../bi-views';
import { KEYS } from '../row-views';

/**
 * Formulas join cases, orders and ratings by their ids. Read from the document, an id has no index, and each figure of a
 * month read all cases ever stored; the row's own key is the same id. The monthly figures of BI are made again, for their
 * joins of clocks and ratings.
 */
export class JoinedByKey1763812400000 implements MigrationInterface {
  name = 'JoinedByKey1763812400000';

  async up(runner: QueryRunner): Promise<void> {
    await keysOfRows(runner);
    await runner.query('drop view bi.indicator_month_v1');
    for (const statement of [...indicatorMonthSql(indicators), GRANT_TO_BI]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}

/** Views that were made before read the key from the document. */
export async function keysOfRows(runner: QueryRunner): Promise<void> {
  for (const { view, column, field } of Object.values(KEYS)) {
    const [found] = (await runner.query('select pg_get_viewdef($1::regclass) as sql', [view])) as {
      sql: string;
    }[];
    const read = new RegExp(`\\(?doc ->> '${field}'::text\\)? AS ${column}\\b`);
    const keyed = found?.sql.replace(read, `id AS ${column}`);
    if (keyed === undefined || !new RegExp(`\\bid AS ${column}\\b`).test(keyed))
      throw new Error(`${view}.${column} is neither the row's key nor read from its document`);
    await runner.query(`create or replace view ${view} as ${keyed}`);
  }
}
