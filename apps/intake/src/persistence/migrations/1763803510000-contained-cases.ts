import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An auditor's list of contained cases; only those are in the index. */
export class ContainedCases1763803510000 implements MigrationInterface {
  name = 'ContainedCases1763803510000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index case_file_contained on case_file (received_at, id) where doc->'file'->'contained' is not null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
