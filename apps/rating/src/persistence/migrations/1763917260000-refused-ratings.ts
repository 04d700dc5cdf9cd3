import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refused ratings have no place in their case's row either: they are found when its words are contained. */
export class RefusedRatings1763917260000 implements MigrationInterface {
  name = 'RefusedRatings1763917260000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index rating_aside');
    await runner.query(`
      create index rating_aside on rating ((doc #>> '{file,facts,upstreamCaseNo}'))
        where status in ('held', 'duplicate', 'withdrawn', 'refused')`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
