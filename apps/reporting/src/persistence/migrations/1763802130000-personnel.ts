import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Findings about complaints and what people decided on them. No view shows them: a staff number is personal data. */
export class Personnel1763802130000 implements MigrationInterface {
  name = 'Personnel1763802130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('complaint_finding'));
    await runner.query(aggregateTable('personnel_decision'));
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
