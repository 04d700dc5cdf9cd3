import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rectifications of bad ratings, and what is written about them, sealed. */
export class Rectification1763800600000 implements MigrationInterface {
  name = 'Rectification1763800600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('rectification', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `org text generated always as (doc->>'org') stored`,
        `state text generated always as (doc->>'state') stored`,
        `rating_id text generated always as (doc->>'ratingId') stored`,
      ]),
    );
    await runner.query('create index rectification_state on rectification (jurisdiction, state, id)');
    await runner.query('create index rectification_rating on rectification (rating_id)');
    await runner.query(aggregateTable('rectification_text'));
    await runner.query(`
      comment on table rectification is 'What a unit does about its share of a bad rating, the review of it, the follow-up; no text.';
      comment on table rectification_text is 'Measures, results, reasons and notes of a rectification, oldest first, encrypted.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
