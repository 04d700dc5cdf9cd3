import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indicators } from '../../indicators/catalogue';
import { biViews } from '../bi-columns';
import { GRANT_TO_BI, biViewSql, indicatorMonthSql } from '../bi-views';

/** The views that show ratings and figures, made again: what was said after a rectification stands beside the rating. */
export class FollowUpInBi1763800600000 implements MigrationInterface {
  name = 'FollowUpInBi1763800600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop view bi.indicator_month_v1');
    await runner.query('drop view bi.rating_v1');
    const rating = biViews.filter(({ view }) => view === 'rating_v1').flatMap(biViewSql);
    for (const statement of [...rating, ...indicatorMonthSql(indicators), GRANT_TO_BI]) {
      await runner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
