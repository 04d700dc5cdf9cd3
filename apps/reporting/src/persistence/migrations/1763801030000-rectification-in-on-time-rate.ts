import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indicators } from '../../indicators/catalogue';
import { GRANT_TO_BI, indicatorMonthSql } from '../bi-views';

/** The figures of `bi`, made again: the on-time rate of Xinxiang counts rectifications of bad ratings (Q83). */
export class RectificationInOnTimeRate1763801030000 implements MigrationInterface {
  name = 'RectificationInOnTimeRate1763801030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop view bi.indicator_month_v1');
    for (const statement of [...indicatorMonthSql(indicators), GRANT_TO_BI]) {
      await runner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
