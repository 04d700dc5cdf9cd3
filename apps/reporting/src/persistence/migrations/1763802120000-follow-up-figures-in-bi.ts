import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indicators } from '../../indicators/catalogue';
import { GRANT_TO_BI, indicatorMonthSql } from '../bi-views';

/** The monthly figures, made again: those of the sampled follow-up are among them. */
export class FollowUpFiguresInBi1763802120000 implements MigrationInterface {
  name = 'FollowUpFiguresInBi1763802120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop view bi.indicator_month_v1');
    for (const statement of [...indicatorMonthSql(indicators), GRANT_TO_BI]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
