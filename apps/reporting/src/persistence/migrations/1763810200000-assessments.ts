import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Public namings, spot checks, and what people decided on contests and assessments. No view shows them: a score may be a person's. */
export class Assessments1763810200000 implements MigrationInterface {
  name = 'Assessments1763810200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('assessment_decision'));
    await runner.query(aggregateTable('spot_check'));
    await runner.query(aggregateTable('naming_fact'));
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
