import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of what clerks took down is read without going through the province's cases. */
export class LocalEntries1764010800000 implements MigrationInterface {
  name = 'LocalEntries1764010800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index case_file_entered on case_file (received_at, id) where doc->'file' ? 'entry'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
