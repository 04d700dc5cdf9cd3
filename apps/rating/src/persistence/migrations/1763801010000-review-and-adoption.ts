import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews of bad ratings by the authority, and what it decided about the adoption of ratings. */
export class ReviewAndAdoption1763801010000 implements MigrationInterface {
  name = 'ReviewAndAdoption1763801010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rating add column review_state text
        generated always as (doc #>> '{file,review,state}') stored;
      create index rating_review_open on rating (arrived_at, id) where review_state = 'open';
    `);
    await runner.query(aggregateTable('review_text'));
    await runner.query(aggregateTable('adoption'));
    await runner.query(`
      comment on table review_text is 'Statements of the rated, findings and reasons of the authority, oldest first, encrypted.';
      comment on table adoption is 'Decisions of the authority on the adoption of a rating, oldest first; reasons encrypted.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
