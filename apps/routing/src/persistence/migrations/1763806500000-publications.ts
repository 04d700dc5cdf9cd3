import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What anybody may read of answered cases, by the number of the case (LN-43). */
export class Publications1763806500000 implements MigrationInterface {
  name = 'Publications1763806500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('publication'));
    await runner.query(
      `comment on table publication is 'Published questions and answers, masked, sealed under the key of the case.'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
