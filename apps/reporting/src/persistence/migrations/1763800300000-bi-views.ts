import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indicators } from '../../indicators/catalogue';
import { biViews } from '../bi-columns';
import { GRANT_TO_BI, SCHEMA_BI, biViewSql, indicatorMonthSql } from '../bi-views';

/**
 * The first views of schema `bi`. They are made from the catalogue and the list of columns as they are now: whoever
 * changes a formula or a column adds a migration that makes the view again.
 */
export class BiViews1763800300000 implements MigrationInterface {
  name = 'BiViews1763800300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA_BI);
    for (const statement of [...biViews.flatMap(biViewSql), ...indicatorMonthSql(indicators), GRANT_TO_BI]) {
      await runner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
