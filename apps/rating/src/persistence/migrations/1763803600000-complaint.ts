import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Complaints whose unit may appeal them (HA-16). */
export class Complaint1763803600000 implements MigrationInterface {
  name = 'Complaint1763803600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('complaint'));
    await runner.query(`
      comment on table complaint is 'Complaints that may be appealed: who was told, and what became of the appeal; no text.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
