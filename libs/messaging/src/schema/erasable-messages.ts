import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys and receipts are found by their case when its words must go (engine rule 23); the log is not read through. */
export class ErasableMessages1763803500000 implements MigrationInterface {
  name = 'ErasableMessages1763803500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index event_log_erasable on event_log (subject) where topic in ('intake.keys', 'province.receipts')`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
