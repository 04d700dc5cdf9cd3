import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountabilityViews } from '../bi-accountability-columns';
import { GRANT_TO_BI, biViewSql } from '../bi-views';

/** Appeals, rectifications and deductions for BI. A later migration that makes `rated_units` again drops them before. */
export class AccountabilityInBi1763812200000 implements MigrationInterface {
  name = 'AccountabilityInBi1763812200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...accountabilityViews.flatMap(biViewSql), GRANT_TO_BI])
      await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
