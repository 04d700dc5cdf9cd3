import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ratings as they come, what was said sealed, and the rows where ratings, cases and service events meet. */
export class Rating1763800100000 implements MigrationInterface {
  name = 'Rating1763800100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('rating', [
        `status text generated always as (coalesce(doc->'file'->>'status', 'awaited')) stored`,
        `jurisdiction text generated always as (doc->'file'->'facts'->>'jurisdiction') stored`,
        `upstream_rating_no text generated always as (doc->>'upstreamRatingNo') stored`,
        `arrived_at text generated always as (coalesce(doc->'file'->'facts'->>'arrivedAt', '')) stored`,
      ]),
    );
    await runner.query(
      "create index rating_open on rating (arrived_at, id) where status in ('held', 'waiting', 'awaited')",
    );
    await runner.query('create index rating_upstream_rating_no on rating (upstream_rating_no)');
    for (const table of ['waiting_event', 'opinion', 'rated_case', 'rated_service', 'organisation']) {
      await runner.query(aggregateTable(table));
    }
    await runner.query(`
      comment on table rating is 'One upstream rating: order of its events, and where it stands.';
      comment on table waiting_event is 'Events that came before their turn, encrypted; emptied when their turn has come.';
      comment on table opinion is 'Comment, rater and invitation, encrypted.';
      comment on table rated_case is 'Where a case and its ratings meet, whichever comes first.';
      comment on table rated_service is 'Where ratings of the same service event meet: the one that stands.';
      comment on table organisation is 'Organisations of the directory by their code and by their credit code.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
