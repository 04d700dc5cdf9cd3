import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the words of a case are contained, ratings that name it and have no place in its row are found; ordinary ones are not in the index. */
export class RatingsAside1763906460000 implements MigrationInterface {
  name = 'RatingsAside1763906460000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index rating_aside on rating ((doc #>> '{file,facts,upstreamCaseNo}'))
        where status in ('held', 'duplicate', 'withdrawn')`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
