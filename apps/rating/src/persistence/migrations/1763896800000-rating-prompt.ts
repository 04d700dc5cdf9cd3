import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was prompted to rate a matter that is done, when and by which channel (HA-14). */
export class RatingPrompt1763896800000 implements MigrationInterface {
  name = 'RatingPrompt1763896800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('rating_prompt', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `asked_at bigint generated always as ((doc->>'askedAt')::bigint) stored`,
      ]),
    );
    await runner.query('create index rating_prompt_asked on rating_prompt (asked_at, id)');
    await runner.query(`
      comment on table rating_prompt is 'Prompts to rate a matter that is done, one for each; no name, no number.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
