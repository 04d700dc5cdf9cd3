import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indicators } from '../../indicators/catalogue';
import { GRANT_TO_BI, indicatorMonthSql } from '../bi-views';
import { rowView } from '../row-views';
import { VIEWS } from './1763800200000-fact-tables';
import { ADDED, ORGANISATION_CODES, RATED_UNITS } from './1763800290000-sources-of-all-indicators';
import { FINDINGS } from './1763804200000-all-indicators-in-bi';

/**
 * Who is accused is found by the credit code, too; ratings say where nothing is owed for them; and the monthly figures are
 * made again, with the formulas that came out of months counted by hand.
 */
export class HandCountedFigures1763810100000 implements MigrationInterface {
  name = 'HandCountedFigures1763810100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop view bi.indicator_month_v1');
    await runner.query('drop view rated_units');
    const [table, columns] = VIEWS['ratings'] ?? ['', []];
    const ratings = rowView('ratings', table, [...columns, ...ADDED.ratings]);
    await runner.query(ratings.replace(/^create view/, 'create or replace view'));
    await runner.query(RATED_UNITS);
    await runner.query(ORGANISATION_CODES);
    await runner.query(FINDINGS);
    for (const statement of [...indicatorMonthSql(indicators), GRANT_TO_BI]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
