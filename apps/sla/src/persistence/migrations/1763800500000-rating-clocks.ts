import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks of bad ratings, by rating. */
export class RatingClocks1763800500000 implements MigrationInterface {
  name = 'RatingClocks1763800500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('rating_clocks', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `open boolean generated always as (coalesce(jsonb_path_exists(doc,
          '$.shares[*].deadlines[*] ? (@.state == "running" || @.state == "paused")'), false)) stored`,
      ]),
    );
    await runner.query(`create index rating_clocks_open on rating_clocks (id) where open;
      comment on table rating_clocks is 'The clocks of a bad rating, by rated unit, with the facts that move them; no text.';`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
