import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Similar texts are found by their signatures instead of a scan. Cases from before have no signature and are not found;
 * their words would have to be opened one by one to make it.
 */
export class SimilarTexts1764003600000 implements MigrationInterface {
  name = 'SimilarTexts1764003600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index papers_bands on papers using gin ((doc->'bands'))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
