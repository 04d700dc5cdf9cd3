import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indicators } from '../../indicators/catalogue';
import { biViews } from '../bi-columns';
import { GRANT_TO_BI, biViewSql, indicatorMonthSql } from '../bi-views';

/** The views that show ratings, clocks and figures, made again: whether a bad rating was rectified, and by which limit. */
export class RectificationInBi1763801020000 implements MigrationInterface {
  name = 'RectificationInBi1763801020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop view bi.indicator_month_v1');
    const again = biViews.filter(({ view }) => view === 'rating_v1' || view === 'deadline_v1');
    for (const { view } of again) await runner.query(`drop view bi.${view}`);
    for (const statement of [...again.flatMap(biViewSql), ...indicatorMonthSql(indicators), GRANT_TO_BI]) {
      await runner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
